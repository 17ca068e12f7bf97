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
  keep(keyOf(scope), withRecent(listRecents(scope), visit));
}

const pinKeyOf = (scope: string) => `troupe:pinned:${scope}`;

/** What this person wants to keep at hand, in the order of pinning. */
export function listPinned(scope: string): PaletteResult[] {
  return parseRecents(localStorage.getItem(pinKeyOf(scope)));
}

export function togglePinned(scope: string, thing: PaletteResult) {
  const pinned = listPinned(scope);
  const others = pinned.filter(({ id }) => id !== thing.id);
  keep(pinKeyOf(scope), others.length < pinned.length ? others : [...pinned, thing].slice(-kept));
}

const listeners = new Set<() => void>();

/** Tells when either list changed, in this tab or another. */
export function onVisitsChange(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

function keep(key: string, list: PaletteResult[]) {
  try {
    localStorage.setItem(key, JSON.stringify(list));
  } catch {
    // A full or forbidden storage loses a convenience, nothing else.
  }
  for (const listener of listeners) listener();
}
