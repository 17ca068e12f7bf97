export type TagLimits = { maxItems: number; maxLength: number };
export type TagOutcome = { tags: string[]; added: string[]; refusal?: string };

/** Adds what was typed or pasted, a line each. Blank and doubled ones are left out; the first broken limit stops it. */
export function addTags(
  tags: readonly string[],
  text: string,
  { maxItems, maxLength }: TagLimits,
): TagOutcome {
  const next = [...tags];
  const added: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const tag = line.trim().normalize('NFC');
    if (tag === '') continue;
    if (next.includes(tag)) {
      if (!text.includes('\n')) return { tags: next, added, refusal: `“${tag}” is in the list already.` };
      continue;
    }
    if (tag.length > maxLength) {
      return {
        tags: next,
        added,
        refusal: `One entry has at most ${maxLength} signs; this has ${tag.length}.`,
      };
    }
    if (next.length >= maxItems) return { tags: next, added, refusal: `The list holds at most ${maxItems}.` };
    next.push(tag);
    added.push(tag);
  }
  return { tags: next, added };
}
