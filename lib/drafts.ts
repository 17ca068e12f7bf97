/** Whose unsaved text it is, and of what: `agent/<id>/profile`. */
export interface DraftPlace {
  tenant: string;
  userId: string;
  subject: string;
}

/** What was kept and when; the content is parsed by whoever wrote it. */
export interface Draft {
  at: number;
  content: unknown;
}

const PREFIX = 'troupe:draft:';
const KEPT_MS = 7 * 24 * 60 * 60_000;
export const DRAFT_BYTES = 256 * 1024;

function personPrefix(userId: string): string {
  return `${PREFIX}${encodeURIComponent(userId)}:`;
}

function keyOf({ tenant, userId, subject }: DraftPlace): string {
  return `${personPrefix(userId)}${encodeURIComponent(tenant)}:${subject}`;
}

function parse(text: string | null): Draft | null {
  try {
    const stored: unknown = JSON.parse(text ?? 'null');
    if (typeof stored !== 'object' || stored === null) return null;
    const at: unknown = Reflect.get(stored, 'at');
    return typeof at === 'number' ? { at, content: Reflect.get(stored, 'content') } : null;
  } catch {
    return null;
  }
}

function isFresh(draft: Draft | null, now: number): draft is Draft {
  return draft !== null && now - draft.at < KEPT_MS;
}

/** The draft of that place, unless it is older than seven days. */
export function readDraft(place: DraftPlace, now = Date.now()): Draft | null {
  try {
    const draft = parse(localStorage.getItem(keyOf(place)));
    return isFresh(draft, now) ? draft : null;
  } catch {
    return null;
  }
}

/** False when this browser did not keep it: storage forbidden or full, or the text above 256 kB. */
export function writeDraft(place: DraftPlace, content: unknown, now = Date.now()): boolean {
  const text = JSON.stringify({ at: now, content });
  if (new TextEncoder().encode(text).length > DRAFT_BYTES) return false;
  try {
    localStorage.setItem(keyOf(place), text);
  } catch {
    return false;
  }
  tell();
  return true;
}

export function removeDraft(place: DraftPlace): void {
  try {
    localStorage.removeItem(keyOf(place));
  } catch {
    // Without storage there is no draft either.
  }
  tell();
}

/** Every draft of that person whose subject begins so: `agent/<id>/`. */
export function readDraftsOf(
  { tenant, userId, subject: beginning }: DraftPlace,
  now = Date.now(),
): { subject: string; content: unknown }[] {
  try {
    const prefix = keyOf({ tenant, userId, subject: '' });
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix + beginning))
      .toSorted()
      .flatMap((key) => {
        const draft = parse(localStorage.getItem(key));
        return isFresh(draft, now) ? [{ subject: key.slice(prefix.length), content: draft.content }] : [];
      });
  } catch {
    return [];
  }
}

const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** Hears of drafts that are written or removed, in this tab and in others. */
export function watchDrafts(listener: () => void): () => void {
  const onStorage = ({ key }: StorageEvent) => {
    if (key === null || key.startsWith(PREFIX)) listener();
  };
  listeners.add(listener);
  window.addEventListener('storage', onStorage);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', onStorage);
  };
}

/** At sign-in: what other people left in this browser goes, and so does what is too old. */
export function keepOwnDrafts(userId: string, now = Date.now()): void {
  try {
    const own = personPrefix(userId);
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    for (const key of keys) {
      if (!key.startsWith(own) || !isFresh(parse(localStorage.getItem(key)), now)) {
        localStorage.removeItem(key);
      }
    }
  } catch {
    // Without storage nobody left anything.
  }
}
