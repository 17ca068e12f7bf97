'use client';

/** The address of a page says what is open in it. Changing that asks the server for nothing. */

type How = 'push' | 'replace';

const listeners = new Set<() => void>();
/** The move to another page that began last. */
let move: { from: string; to: URL } | undefined;
/** How many changes of data are under way. */
let changes = 0;
/** What Next is told when they have ended. */
let waiting: { href: string; how: How }[] = [];

/** As it is on screen. */
export function addressNow(): URL {
  return new URL(waiting.at(-1)?.href ?? window.location.href, window.location.href);
}

export function subscribeToAddress(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', onTraverse);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('popstate', onTraverse);
  };
}

function onTraverse(): void {
  waiting = [];
  tell();
}

function tell(): void {
  for (const listener of listeners) listener();
}

/**
 * Whoever reads the address sees it at once. What replaces belongs to its page: it may come late, and who has left
 * that page is not called back.
 */
export function changeAddress(href: string, how: How): void {
  const { pathname } = new URL(href, window.location.href);
  const page = (movingTo() ?? window.location).pathname;
  if (how === 'replace' && pathname !== page) return;
  if (changes > 0 && !movingTo()) waiting.push({ href, how });
  else write(href, how);
  tell();
}

/** For Next, which calls it as a move to another page begins, and after one in the history. */
export function noteMove(href: string, how: 'push' | 'replace' | 'traverse'): void {
  // Back leads to what was on screen.
  if (how !== 'traverse') for (const each of waiting) writeUntold(each.href, each.how, window.history.state);
  waiting = [];
  move = { from: window.location.href, to: new URL(href, window.location.href) };
}

/** Where to, while the page that was left is still on screen. */
function movingTo(): URL | undefined {
  const { href } = window.location;
  return move && move.from === href && move.to.href !== href ? move.to : undefined;
}

/**
 * Call it before data is changed. With the answer Next draws the page anew for the address it knows: told of another
 * one meanwhile it drops that, asks for the page twice more, and at the next change of address loads it whole.
 */
export function changeBegan(): void {
  changes += 1;
}

/** Call it once the answer is here. Next takes its part of it right after. */
export function changeEnded(): void {
  setTimeout(() => {
    changes -= 1;
    if (changes > 0) return;
    const told = waiting;
    waiting = [];
    for (const { href, how } of told) write(href, how);
  });
}

/**
 * Next keeps with each entry of the history what it drew there, and goes by that when it is told of a new one. After a
 * change it has drawn the page anew, but writes that down only when all that was asked meanwhile has been answered.
 * Told before, it takes the page for an older one, asks the server for it, and in the end loads it whole: what is open
 * and not kept is gone. Told of an entry that has nothing with it, it stays with what it has.
 */
function write(href: string, how: How): void {
  const { state } = window.history;
  // A move that is under way has a page of its own; the old entry calls back from it.
  if (!state?.__NA || movingTo()) {
    window.history[`${how}State`](null, '', href);
    return;
  }
  writeUntold(href, how, { __NA: true });
  window.history.replaceState(null, '', href);
  writeUntold(href, 'replace', state);
}

/** With a state that Next marked as its own it is not told. */
function writeUntold(href: string, how: How, state: unknown): void {
  window.history[`${how}State`](state, '', href);
}
