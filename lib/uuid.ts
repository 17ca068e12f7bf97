/** A random UUID; `crypto.randomUUID` is missing on pages without TLS that are not on this machine. */
export function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return format(bytes);
}

/** The same UUID for the same two, so that an address with one id restores several conversations. */
export function uuidFrom(base: string, text: string): string {
  const bytes = new Uint8Array(16);
  const plain = base.replaceAll('-', '');
  for (let index = 0; index < 16; index += 1) {
    const own = Number.parseInt(plain.slice(index * 2, index * 2 + 2), 16) || 0;
    bytes[index] = own ^ (hash(`${index} ${text}`) & 0xff);
  }
  return format(bytes);
}

/** FNV-1a with a final mix. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x45d9f3b);
  return (value ^ (value >>> 15)) >>> 0;
}

function format(bytes: Uint8Array): string {
  const marked = Uint8Array.from(bytes);
  marked[6] = ((marked[6] ?? 0) & 0x0f) | 0x40;
  marked[8] = ((marked[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...marked].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
