const MOST = 50;

/**
 * Members of what was sent that parsing left out, as paths such as `instances.0.mood`; at most fifty, so
 * that a hostile file does not make a long answer.
 */
export function unknownMembers(sent: unknown, parsed: unknown): string[] {
  const found: string[] = [];
  collect(sent, parsed, '', found);
  return found.slice(0, MOST);
}

function collect(sent: unknown, parsed: unknown, path: string, found: string[]): void {
  if (found.length >= MOST) return;
  if (Array.isArray(sent) && Array.isArray(parsed)) {
    for (const [place, item] of sent.entries()) collect(item, parsed[place], at(path, String(place)), found);
    return;
  }
  if (!isRecord(sent) || !isRecord(parsed)) return;
  for (const [key, value] of Object.entries(sent)) {
    if (key in parsed) collect(value, parsed[key], at(path, key), found);
    else if (value !== undefined) found.push(at(path, key).slice(0, 200));
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function at(path: string, member: string): string {
  return path ? `${path}.${member}` : member;
}
