import type { LocalClerk } from '@/lib/local-clerk/start';
import { type DirectoryLock, lockDirectory } from '@/lib/server/store/directory-lock';
import { announce } from './announce';
import { buildIfChanged } from './build';
import { type ChildEnd, endChildren } from './child';
import { checkDatabase } from './database';
import { startIdentity } from './identity';
import { requireFreePort } from './port';
import { addFirstSamples } from './samples';
import { startServer } from './server';
import { loadEnvFiles, readSettings } from './settings';
import { stopwatch } from './stopwatch';

let lock: DirectoryLock | null = null;
let identity: LocalClerk | null = null;
let stopping = false;

/** From an installed checkout to a working sign-in; runs until it is told to stop or the server ends. */
export async function main({ dev }: { dev: boolean }): Promise<void> {
  const clock = stopwatch();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
  watchNpm();
  try {
    const end = await run(dev, clock);
    if (stopping) return;
    const how = end.signal ? `was ended by ${end.signal}` : `ended with code ${end.code}`;
    console.error(`Troupe stopped: the server ${how}.`);
    await stop(end.code || 1);
  } catch (error) {
    if (stopping) return;
    console.error(`Troupe did not start: ${explain(error)}`);
    await stop(1);
  }
}

async function run(dev: boolean, clock: ReturnType<typeof stopwatch>): Promise<ChildEnd> {
  const namesFromFiles = loadEnvFiles(dev);
  const settings = readSettings(dev);
  // In this order a server whose `npm start` was just killed has ended by the time its port is looked at.
  lock = await lockDirectory(settings.dataDir, 'start');
  await checkDatabase(settings, clock);
  await requireFreePort(settings.host, settings.port);
  if (!dev) await buildIfChanged(settings.distDir, namesFromFiles, clock);
  identity = await startIdentity(settings);
  await addFirstSamples(settings, identity, clock);
  const server = startServer(settings, identity?.env ?? {});
  void server.ready.then(
    () => announce(settings, identity, clock),
    (error) => {
      console.error(`Troupe did not start: ${explain(error)}`);
      void stop(1);
    },
  );
  return server.ended;
}

/** npm passes a signal on to its shell, which ends without passing it on to us. */
function watchNpm(): void {
  if (!process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  setInterval(() => process.ppid !== shell && void stop(0), 500).unref();
}

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  await endChildren();
  await identity?.close();
  await lock?.release();
  process.exit(code);
}

/** A mistake of the program shows where it is; anything expected is one line. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isMistake = /^(Type|Reference|Range|Syntax|Assertion)Error/.test(error.name);
  return isMistake ? (error.stack ?? error.message) : error.message;
}
