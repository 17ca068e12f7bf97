import type { DraftPlace } from './drafts';

/** Answers that somebody wrote down to try a tool with. They stay in this browser. */

const PREFIX = 'troupe:answer:';
export const ANSWER_LENGTH = 20_000;

function personPrefix(userId: string): string {
  return `${PREFIX}${encodeURIComponent(userId)}:`;
}

function keyOf({ tenant, userId, subject }: DraftPlace): string {
  return `${personPrefix(userId)}${encodeURIComponent(tenant)}:${subject}`;
}

/** Null when none is kept. What other people left in this browser goes. */
export function readAnswer(place: DraftPlace): string | null {
  try {
    const own = personPrefix(place.userId);
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX) && !key.startsWith(own)) localStorage.removeItem(key);
    }
    return localStorage.getItem(keyOf(place));
  } catch {
    return null;
  }
}

/** False when this browser did not keep it. An empty answer is removed. */
export function keepAnswer(place: DraftPlace, answer: string): boolean {
  try {
    if (answer === '') localStorage.removeItem(keyOf(place));
    else localStorage.setItem(keyOf(place), answer);
    return true;
  } catch {
    return false;
  }
}
