import type { PaletteResult } from './palette';

const kept = 8;
const keyOf = (scope: string) => `troupe:recent:${scope}`;

function isResult(value: unknown): value is PaletteResult {
  if (typeof value !== 'object' || value === null) return false;
  const has = (name: string) => name in value && typeof Reflect.get(value, name) === 'string';
  // A stored link is drawn as it is: only paths of this site are let through.
  return (
    ['id', 'kind', 'title', 'href'].every(has) && /^\/(?![/\\])/.test(String(Reflect.get(value, 'href')))
  );
}

/** The list with one more visit at its head, each thing once, at most eight. */
export function withRecent(list: readonly PaletteResult[], visit: PaletteResult) {
  return [visit, ...list.filter(({ id, kind }) => id !== visit.id || kind !== visit.kind)].slice(0, kept);
}

/** Stored text as recents; whatever is not one is dropped. */
export function parseRecents(text: string | null): PaletteResult[] {
  try {
    const stored: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(stored) ? stored.filter(isResult).slice(0, kept) : [];
  } catch {
    return [];
  }
}

/** What this person opened last in this tenant; `scope` keeps tenants and persons apart. */
export function listRecents(scope: string): PaletteResult[] {
  return parseRecents(localStorage.getItem(keyOf(scope)));
}

export function addRecent(scope: string, visit: PaletteResult) {
  try {
    localStorage.setItem(keyOf(scope), JSON.stringify(withRecent(listRecents(scope), visit)));
  } catch {
    // A full or forbidden storage loses a convenience, nothing else.
  }
}
