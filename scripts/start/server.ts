import { readEnv } from '@/lib/env';
import { type ChildEnd, startChild } from './child';
import type { Settings } from './settings';

const readyPatienceMs = 120_000;

export type Server = { ended: Promise<ChildEnd>; ready: Promise<void> };

export function startServer(settings: Settings, identity: Record<string, string>): Server {
  const env = serverEnv(settings, identity);
  readEnv(env);
  const command = settings.dev ? 'dev' : 'start';
  const args = ['node_modules/next/dist/bin/next', command, '-H', settings.host, '-p', String(settings.port)];
  const { ended } = startChild(args, { env });
  return { ended, ready: waitUntilReady(settings, ended) };
}

function serverEnv(settings: Settings, identity: Record<string, string>): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...identity,
    NODE_ENV: settings.dev ? 'development' : 'production',
    PORT: String(settings.port),
    HOST: settings.host,
    DATA_DIR: settings.dataDir,
    NEXT_DIST_DIR: settings.distDir,
    CLERK_AUTHORIZED_PARTIES: process.env.CLERK_AUTHORIZED_PARTIES || settings.origin,
    NEXT_TELEMETRY_DISABLED: '1',
    // Next would end the process before the database is closed; instrumentation-node.ts does it in order.
    NEXT_MANUAL_SIG_HANDLE: '1',
    // The server watches this process, so that it does not outlive it when it is killed.
    TROUPE_SUPERVISOR: String(process.pid),
  };
}

async function waitUntilReady(settings: Settings, ended: Promise<ChildEnd>): Promise<void> {
  let over = false;
  void ended.finally(() => {
    over = true;
  });
  const deadline = Date.now() + readyPatienceMs;
  let last = 'no answer';
  while (!over && Date.now() < deadline) {
    const status = await askReady(settings.port);
    if (status === 200) return;
    if (status !== null) last = `status ${status}`;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  if (over) return new Promise(() => {});
  throw new Error(`the server was not ready after ${readyPatienceMs / 1000} s (${last} from /api/ready).`);
}

async function askReady(port: number): Promise<number | null> {
  try {
    const response = await fetch(`http://localhost:${port}/api/ready`, {
      signal: AbortSignal.timeout(30_000),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return null;
  }
}
