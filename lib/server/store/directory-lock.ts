import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import path from 'node:path';

/** `start` is held by `npm start`, `store` by whoever has the embedded database open, `build` while building. */
export type LockPurpose = 'start' | 'store' | 'build';
export type DirectoryLock = { release(): Promise<void> };

export class DirectoryHeldError extends Error {
  override name = 'DirectoryHeldError';
  constructor(directory: string, pid: number | null) {
    const holder = pid === null ? 'another process' : `process ${pid}`;
    super(`${directory} is in use by ${holder}. Stop it, or set DATA_DIR to another directory.`);
  }
}

/**
 * One process at a time a directory. Linux has sockets that vanish with their process, so nothing is left
 * behind after a crash; elsewhere a file names the process and when it began.
 */
export async function lockDirectory(
  directory: string,
  purpose: LockPurpose,
  platform: NodeJS.Platform = process.platform,
): Promise<DirectoryLock> {
  await mkdir(directory, { recursive: true });
  const real = await realpath(directory);
  return platform === 'linux' ? lockBySocket(real, purpose) : lockByFile(real, purpose);
}

/** Tries again for a while: the last holder may be closing its files right now. */
export async function lockDirectorySoon(
  directory: string,
  purpose: LockPurpose,
  patienceMs: number,
): Promise<DirectoryLock> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      return await lockDirectory(directory, purpose);
    } catch (error) {
      if (!(error instanceof DirectoryHeldError) || Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function lockBySocket(directory: string, purpose: LockPurpose): Promise<DirectoryLock> {
  const address = `\0troupe-${purpose}-${createHash('sha256').update(directory).digest('hex').slice(0, 32)}`;
  const server = createServer((caller) => {
    caller.on('error', () => {});
    caller.end(String(process.pid));
  });
  try {
    await listen(server, address);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    throw new DirectoryHeldError(directory, await askPid(address));
  }
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

function listen(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, () => resolve());
  });
}

function askPid(address: string): Promise<number | null> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.setTimeout(500, () => socket.destroy());
    socket.setEncoding('utf8');
    let pid = '';
    socket.on('data', (text) => {
      pid += text;
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(pid ? Number(pid) : null));
  });
}

async function lockByFile(directory: string, purpose: LockPurpose): Promise<DirectoryLock> {
  const file = path.join(directory, `${purpose}.lock`);
  const mine = `${process.pid} ${startTime(process.pid)}`;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      await writeFile(file, mine, { flag: 'wx' });
      return { release: () => rm(file, { force: true }) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const held = await readFile(file, 'utf8').catch(() => '');
    const pid = Number(held.split(' ', 1)[0]);
    if (pid && isRunning(pid) && held === `${pid} ${startTime(pid)}`)
      throw new DirectoryHeldError(directory, pid);
    await rm(file, { force: true });
  }
  throw new DirectoryHeldError(directory, null);
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** A number of a process is given to another one some day; together with its start it is not. */
function startTime(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}
