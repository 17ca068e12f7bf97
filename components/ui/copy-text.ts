import { toast } from './toast';

/** Whether it is in the clipboard now: a browser may refuse, and without TLS there is no clipboard. */
export async function copyText(value: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    return false;
  }
}

/** For an item of a menu and whatever else has no place of its own to say so. */
export async function copyAndTell(value: string, told: { title: string; detail?: string }): Promise<void> {
  if (await copyText(value)) toast(told);
  else toast({ title: 'The browser refused to copy', tone: 'danger' });
}

/** A call for a shell. The key is not in it: nobody should find one in a clipboard. */
export function copyCurl(curl: string): Promise<void> {
  return copyAndTell(curl, { title: 'Copied', detail: 'Set TROUPE_API_KEY in the shell before you run it.' });
}
