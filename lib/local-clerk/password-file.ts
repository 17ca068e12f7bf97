import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createReadablePassword, hashPassword, verifyPassword } from './passwords';
import { type StateFile, writeFileAtomically } from './state';

const SHORTEST_PASSWORD = 8;
const LONGEST_PASSWORD = 256;

/**
 * All local accounts share one password: LOCAL_PASSWORD, else the one in the file, else a new one.
 * The file always names the password in force, so that its path is enough of an answer later.
 */
export async function applyPassword(
  state: StateFile,
  dataDir: string,
  wanted: string | undefined,
): Promise<{ path: string; password: string; isNew: boolean }> {
  const path = join(dataDir, 'local-password');
  const stored = readPassword(path);
  const password = wanted ?? stored ?? createReadablePassword();
  if (password.length < SHORTEST_PASSWORD || password.length > LONGEST_PASSWORD) {
    throw new Error(
      `The password of the local accounts (LOCAL_PASSWORD, or the file ${path}) must have ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters.`,
    );
  }
  if (password !== stored) writeFileAtomically(path, `${password}\n`);
  chmodSync(path, 0o600);
  await setPassword(state, password);
  return { path, password, isNew: wanted === undefined && stored === null };
}

function readPassword(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim() || null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Whoever signed in with the old password is signed out; an unchanged password touches nothing. */
async function setPassword(state: StateFile, password: string): Promise<void> {
  const changed = new Set<string>();
  await Promise.all(
    state.data.users.map(async (user) => {
      if (await verifyPassword(password, user.passwordHash)) return;
      user.passwordHash = await hashPassword(password);
      changed.add(user.id);
    }),
  );
  if (changed.size === 0) return;
  for (const session of state.data.sessions) {
    if (changed.has(session.userId) && session.status === 'active') session.status = 'revoked';
  }
  state.save();
}
