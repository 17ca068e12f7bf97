/** Hue and shape are numbers from 1 to 6, in the order of the data colours and their shapes. */
export type InstanceMark = { hue: 1 | 2 | 3 | 4 | 5 | 6; shape: 1 | 2 | 3 | 4 | 5 | 6; letters: string };

const places = [1, 2, 3, 4, 5, 6] as const;

/** FNV-1a with a final mix: ids that differ in one sign must not land beside each other. */
function hash(text: string) {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x45d9f3b);
  return (value ^ (value >>> 16)) >>> 0;
}

function lettersOf(text: string) {
  const words = text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  const [first = '', second = ''] = words;
  const initials =
    second === '' ? [...first].slice(0, 2) : [...first].slice(0, 1).concat([...second].slice(0, 1));
  return initials.join('').toUpperCase();
}

/**
 * The sign by which an instance is known wherever it appears. Hue and shape come from the id alone, so renaming keeps
 * them; the two letters are the name's initials, or the id's first signs when the name has no letter or digit.
 */
export function markOf(id: string, name = ''): InstanceMark {
  const value = hash(id.toLowerCase());
  const hue = places[value % 6] ?? 1;
  const shape = places[Math.floor(value / 6) % 6] ?? 1;
  return { hue, shape, letters: lettersOf(name) || id.slice(0, 2).toUpperCase() };
}
