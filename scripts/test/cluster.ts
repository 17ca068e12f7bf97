import { execFile, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { findOnPath } from './programs';

const run = promisify(execFile);

export type Cluster = { url: string; stop(): Promise<void> };

/** Debian keeps the server's programs off the PATH. */
export function findPostgres(): string | null {
  const versions = '/usr/lib/postgresql';
  const folders = existsSync(versions)
    ? readdirSync(versions)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => path.join(versions, version, 'bin'))
    : [];
  const initdb = findOnPath(['initdb'], folders);
  const isComplete = initdb && existsSync(path.join(path.dirname(initdb), 'pg_ctl'));
  return isComplete
    ? path.dirname(initdb)
    : findOnPath(['pg_ctl'], folders)?.replace(/\/pg_ctl$/, '') || null;
}

/** A PostgreSQL server of the tests' own, thrown away afterwards; it waits for the disk only where that is measured. */
export async function startCluster(programs: string, { isDurable = false } = {}): Promise<Cluster> {
  const folder = mkdtempSync(path.join(tmpdir(), 'troupe-pg-'));
  const account = serverAccount();
  const data = path.join(folder, 'data');
  const password = randomBytes(12).toString('hex');
  const passwordFile = path.join(folder, 'password');
  writeFileSync(passwordFile, password);
  for (const place of [folder, passwordFile]) {
    chmodSync(place, 0o700);
    if (account) chownSync(place, account.uid, account.gid);
  }
  const command = (name: string, args: string[]) =>
    run(path.join(programs, name), args, { cwd: folder, ...(account ?? {}) });
  const stop = async () => {
    await command('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']).catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
    const access = ['-U', 'troupe', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
    await command('initdb', ['-D', data, '--encoding=UTF8', `--locale=${locale}`, '--no-sync', ...access]);
    const port = await freePort();
    const haste = isDurable ? '' : ' -c fsync=off -c full_page_writes=off';
    const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1${haste}`;
    await command('pg_ctl', ['-D', data, '-o', settings, '-l', path.join(folder, 'log'), '-w', 'start']);
    return { url: `postgres://troupe:${password}@127.0.0.1:${port}/postgres`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** PostgreSQL refuses to run as root, so root lends it the account that its package made. */
function serverAccount(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (kind: string) => Number(execFileSync('id', [kind, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
