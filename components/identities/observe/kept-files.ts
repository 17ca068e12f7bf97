import { del, get, set } from 'idb-keyval';

/** Files that are being sent, for a page that is loaded again or another tab. */

const here = new Map<string, File>();
const unkept = new Set<string>();

const keyOf = (id: string) => `troupe:batch:${id}`;

export async function keepFile(id: string, file: File): Promise<void> {
  here.set(id, file);
  await set(keyOf(id), file).catch(() => unkept.add(id));
}

/** The browser keeps nothing: the file is in this page alone. */
export const isOnlyHere = (id: string) => unkept.has(id);

export async function keptFile(id: string): Promise<File | undefined> {
  return here.get(id) ?? (await get<File>(keyOf(id)).catch(() => undefined));
}

export async function dropFile(id: string): Promise<void> {
  here.delete(id);
  unkept.delete(id);
  await del(keyOf(id)).catch(() => undefined);
}
