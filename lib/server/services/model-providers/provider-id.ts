/** Ids that name something on every server. */
const RESERVED = ['openai-compatible', 'ollama', 'rehearsal'];

/** An id that people can read in a request: made from the name, and free among those that are taken. */
export function providerIdFor(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replaceAll(/^-+|-+$/g, '');
  const stem = plain || 'provider';
  const used = new Set([...RESERVED, ...taken]);
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? stem : `${stem}-${number}`;
    if (!used.has(id)) return id;
  }
}
