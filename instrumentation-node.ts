import { subscribe } from 'node:diagnostics_channel';
import type { Server } from 'node:http';
import { env } from '@/lib/env';
import { createLog, type Log } from '@/lib/log';
import { endWork } from '@/lib/server/live-work';
import { catalogueOf } from '@/lib/server/models/catalogue';
import { settleImagesAtStart } from '@/lib/server/services/capabilities/image-unlock';
import { runForks } from '@/lib/server/services/forks/run-forks';
import { cutLeftTurns, settleTurns } from '@/lib/server/services/tester/end-process';
import { closeStore, store } from '@/lib/server/store/connect';
import { isRunning } from '@/lib/server/store/directory-lock';

const streamPatienceMs = 5_000;

/** Opens the store before the first request and sees to it that the process ends in order. */
export async function openProcess(): Promise<void> {
  if (process.env.NEXT_PHASE === 'phase-production-build' || !isFirst()) return;
  const servers = watchServers();
  try {
    const log = createLog(env().LOG_LEVEL);
    const end = (reason: string) => void shutDown(reason, servers, log);
    process.on('SIGTERM', () => end('SIGTERM'));
    process.on('SIGINT', () => end('SIGINT'));
    watchSupervisor(() => end('the process that started it is gone'));
    const opened = await store();
    log.info({ store: opened.kind }, 'store open');
    await cutLeftTurns(opened, log);
    if (!env().API_URL) void settleImagesAtStart(store, catalogueOf(env()), log);
    // A remote agents API copies by itself.
    if (!env().API_URL) forks = await runForks(store, log);
  } catch (error) {
    // Next would stay up and answer every request with 500.
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

/** The digest is the one thing of an error that Next lets the browser see; the query may hold what people typed. */
export function logFailure(error: unknown, path: string): void {
  const requestId = error instanceof Error ? Reflect.get(error, 'digest') : undefined;
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  createLog(env().LOG_LEVEL).error({ requestId, path: path.split('?')[0], error: reason }, 'page failed');
}

/** Development reloads modules; the handlers stay. */
function isFirst(): boolean {
  const key = Symbol.for('troupe.process');
  if (Reflect.get(globalThis, key)) return false;
  return Reflect.set(globalThis, key, true);
}

/** Next keeps its HTTP server to itself, but every request tells which server it came through. */
function watchServers(): Set<Server> {
  const servers = new Set<Server>();
  subscribe('http.server.request.start', (message) => {
    if (isRequestStart(message)) servers.add(message.server);
  });
  return servers;
}

function isRequestStart(message: unknown): message is { server: Server } {
  return typeof message === 'object' && message !== null && 'server' in message;
}

let ending = false;
let forks: Awaited<ReturnType<typeof runForks>> | undefined;

async function shutDown(reason: string, servers: Set<Server>, log: Log): Promise<void> {
  if (ending) return;
  ending = true;
  const began = performance.now();
  const turns = store().then(settleTurns);
  await Promise.allSettled([turns, endWork(), ...[...servers].map(closeServer)]);
  await forks?.stop();
  await closeStore().catch((error: unknown) => log.error({ err: error }, 'store did not close'));
  log.info({ reason, ms: Math.round(performance.now() - began) }, 'stopped');
  process.exit(0);
}

/** Requests under way are finished; a stream that goes on is cut after a while. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), streamPatienceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** Killed outright, `npm start` can no longer tell its server to stop, so the server looks for itself. */
function watchSupervisor(onGone: () => void): void {
  const pid = Number(process.env.TROUPE_SUPERVISOR);
  if (!pid) return;
  const timer = setInterval(() => {
    if (isRunning(pid)) return;
    clearInterval(timer);
    onGone();
  }, 1000);
  timer.unref();
}
