/** One thing that the palette found; `kind` is the word shown beside it, such as "agent". */
export type PaletteResult = { id: string; kind: string; title: string; detail?: string; href: string };

/** What was found by name, and what was not looked through, in a sentence. */
export type PaletteFound = { results: PaletteResult[]; note?: string };

export type PaletteSource = {
  /** Finds things by name; called 80 ms after the last key. */
  search: (query: string) => Promise<PaletteFound>;
  /** Finds what a pasted id belongs to, whatever its kind; null when nothing has it. */
  resolveId: (id: string) => Promise<PaletteResult | null>;
};

/** A UUID, or the id of an identity. */
const anyId = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|inst_[0-9a-f]{16})$/i;

/** The id in what was typed or pasted, without the quotes and blanks that often come with it. */
export function pastedId(query: string) {
  const bare = query.trim().replace(/^["'`(]+|["'`),;.]+$/g, '');
  return anyId.test(bare) ? bare.toLowerCase() : undefined;
}
