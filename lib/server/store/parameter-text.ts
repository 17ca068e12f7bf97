/** A value as the node driver sends it, so that both databases agree: bytes as they are, all else as text. */
export function parameterValue(value: unknown): string | Uint8Array | null {
  return value instanceof Uint8Array ? value : parameterText(value);
}

/** PostgreSQL's text input. */
function parameterText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  if (Array.isArray(value)) return `{${value.map(elementText).join(',')}}`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function elementText(value: unknown): string {
  if (Array.isArray(value)) return parameterText(value) ?? 'NULL';
  const text = parameterText(value);
  return text === null ? 'NULL' : `"${text.replace(/[\\"]/g, '\\$&')}"`;
}
