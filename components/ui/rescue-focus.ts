const STEP_MS = 100;
const TRIES = 10;

/**
 * Call it when a dialog closes whose opener may be gone: once the closing has left the focus nowhere, the element
 * with that id takes it, as soon as it is there.
 */
export function rescueFocus(id: string, tries = TRIES): void {
  setTimeout(() => {
    const isNowhere = document.activeElement === document.body;
    const target = isNowhere ? document.getElementById(id) : null;
    if (target) target.focus();
    else if (tries > 0 && (isNowhere || !isInPage(document.activeElement))) rescueFocus(id, tries - 1);
  }, STEP_MS);
}

/** Outside of dialogs, which may be closing still. */
function isInPage(element: Element | null): boolean {
  return element !== null && element.closest('[role=dialog]') === null;
}
