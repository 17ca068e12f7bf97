export type ToastOptions = {
  title: string;
  detail?: string | undefined;
  /** Shown with a copy button; the server's log has the same id. */
  requestId?: string | undefined;
  /** `danger` stays until it is dismissed; the others leave after six seconds. */
  tone?: 'neutral' | 'done' | 'danger' | undefined;
  /** One act, such as Undo; it also dismisses the toast. */
  action?: { label: string; onSelect: () => void } | undefined;
};

let asked = false;
const listeners = new Set<() => void>();

/** Whether any toast was asked for yet; until then no script of theirs is loaded. */
export const toastsWanted = {
  get: () => asked,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Shows a short notice at the lower right, announced politely. Details of a failure belong beside the form instead. */
export function toast(options: ToastOptions) {
  asked = true;
  for (const listener of listeners) listener();
  void import('./toast-view').then(({ showToast }) => showToast(options));
}
