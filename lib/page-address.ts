'use client';

/** The address of a page says what is open in it. Changing that asks the server for nothing. */

type How = 'push' | 'replace';

const listeners = new Set<() => void>();
/** A move that has not come about by then is given up. */
const MOVE_MS = 10_000;
/** Longer than that no address waits: the browser's bar and Back would lag behind the screen. */
const WAIT_MS = 2000;

/** The move that began last, to another page or to another address of this one. */
let move: { from: string; to: URL; at: number } | undefined;
/** How many changes of data are under way. */
let changes = 0;
/** What Next is told when they have ended. */
let waiting: { href: string; how: How }[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

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
  // A link to a place of this page leaves it as it is.
  if (window.history.state) waiting = [];
  tell();
}

function tell(): void {
  for (const listener of listeners) listener();
}

/**
 * Whoever reads the address sees it at once. An address belongs to its page. Once that is left, what comes late replaces
 * nothing; what is pressed there, still on screen, counts while a move forward is under way, and calls it back.
 */
export function changeAddress(href: string, how: How): void {
  const { pathname } = new URL(href, window.location.href);
  const ahead = movingTo();
  const page = (ahead ?? window.location).pathname;
  if (pathname !== page && (how === 'replace' || !ahead)) return;
  if (changes > 0 && !ahead) wait(href, how);
  else write(href, how);
  tell();
}

function wait(href: string, how: How): void {
  waiting.push({ href, how });
  timer ??= setTimeout(writeWaiting, WAIT_MS);
}

function writeWaiting(): void {
  clearTimeout(timer);
  timer = undefined;
  const written = waiting;
  waiting = [];
  for (const { href, how } of written) write(href, how);
}

/** For Next, which calls it as a move begins, and after one in the history. */
export function noteMove(href: string, how: 'push' | 'replace' | 'traverse'): void {
  // Back leads to what was on screen.
  if (how !== 'traverse') for (const each of waiting) writeUntold(each.href, each.how, window.history.state);
  waiting = [];
  // What was under way is of no use to the page that comes: Next has dropped it.
  changes = 0;
  move = { from: window.location.href, to: new URL(href, window.location.href), at: performance.now() };
}

/** Where to, while what was left is still on screen. */
function movingTo(): URL | undefined {
  const { href } = window.location;
  if (!move || move.from !== href || move.to.href === href) return undefined;
  return performance.now() - move.at < MOVE_MS ? move.to : undefined;
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
    changes = Math.max(0, changes - 1);
    if (changes === 0) writeWaiting();
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
