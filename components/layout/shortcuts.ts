/** Write "Ctrl" for the chord key; it is shown as ⌘ on a Mac. */
type Shortcut = { keys: string[]; does: string };
export type ShortcutGroup = { heading: string; shortcuts: Shortcut[] };

const singleKeysOff = 'troupe:single-keys-off';

/** Speech input types whole words: people who use it must be able to turn keys without a modifier off (WCAG 2.1.4). */
export function singleKeysAllowed() {
  return localStorage.getItem(singleKeysOff) === null;
}

export function allowSingleKeys(allowed: boolean) {
  if (allowed) localStorage.removeItem(singleKeysOff);
  else localStorage.setItem(singleKeysOff, '1');
}

/** Whether a key press belongs to a field that is being typed into. */
export function isTyping(target: EventTarget | null) {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select'))
  );
}
