import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';

const buildPatienceMs = 600_000;

export interface Product {
  origin: string;
  port: number;
  /** Milliseconds from the command to a server that answers. */
  readyMs: number;
  /** What it said itself, "2.9 s". */
  readySaid: string;
  /** Resident memory of the server's own process, in MB. */
  memory(): number;
  stop(): Promise<void>;
}

export interface Place {
  /** The copy of the product. */
  folder: string;
  /** Thrown away when the bench ends. */
  scratch: string;
  dataDir: string;
  /** A PostgreSQL server's, in place of the embedded one. */
  databaseUrl?: string;
  password: string;
  /** Where its model provider is. */
  chatUrl?: string;
}

const started = new Set<ChildProcess>();

/** `npm start` of the copy, with a port, a database and accounts of its own. */
export async function startProduct(place: Place, port: number): Promise<Product> {
  const began = performance.now();
  const logFile = path.join(place.scratch, `start-${Date.now()}.log`);
  const child = spawnScript(place, ['scripts/start.mjs'], logFile, { PORT: String(port) });
  const said = /Troupe is ready after ([\d.]+ s)/;
  while (!said.test(readFileSync(logFile, 'utf8'))) {
    const over = child.exitCode !== null || performance.now() - began > buildPatienceMs;
    if (over) throw new Error(`the product did not start:\n${readFileSync(logFile, 'utf8').slice(-3000)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    origin: `http://localhost:${port}`,
    port,
    readyMs: performance.now() - began,
    readySaid: said.exec(readFileSync(logFile, 'utf8'))?.[1] ?? '',
    memory: () => largestBelow(child.pid ?? 0),
    stop: () => end(child),
  };
}

export async function seedProduct(place: Place, agents: number, instances: number): Promise<void> {
  const logFile = path.join(place.scratch, 'seed.log');
  const numbers = { agents, instances, facts: 2, states: 2 };
  const words = Object.entries(numbers).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawnScript(place, ['scripts/seed.mjs', ...words], logFile, {});
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`seeding failed:\n${readFileSync(logFile, 'utf8').slice(-3000)}`);
}

/** Ends what is still running; needed only when the bench itself was interrupted or failed. */
export async function endEverything(): Promise<void> {
  await Promise.all([...started].map(end));
}

/** Output goes to a file: read through a pipe, it would cost the bench time while it measures. */
function spawnScript(
  { folder, dataDir, databaseUrl, password, chatUrl }: Place,
  args: string[],
  logFile: string,
  env: object,
) {
  mkdirSync(path.dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'w');
  const child = spawn(process.execPath, args, {
    cwd: folder,
    stdio: ['ignore', log, log],
    env: {
      ...ownEnvironment(),
      ...env,
      DATA_DIR: dataDir,
      LOCAL_PASSWORD: password,
      NEXT_DIST_DIR: '.next',
      ...(databaseUrl && { DATABASE_URL: databaseUrl }),
      ...(chatUrl && { CHAT_BASE_URL: chatUrl, CHAT_MODEL: 'm' }),
    },
  });
  closeSync(log);
  started.add(child);
  child.once('exit', () => started.delete(child));
  return child;
}

/** Whatever the shell has set for a real installation must not reach this one. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(NEXT_|CLERK_|API_|IDENTITY_API_|CHAT_|DATABASE_URL$|HOST$|PORT$|LOG_LEVEL$|npm_)/;
  const own = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(own), NODE_ENV: 'production' };
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/** `npm start` is small; the server below it is not. */
function largestBelow(pid: number): number {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' }).trim().split('\n');
  const processes = lines.map((line) => line.trim().split(/\s+/).map(Number));
  const family = new Set([pid]);
  let largest = 0;
  for (let grown = true; grown; ) {
    grown = false;
    for (const [own = 0, parent = 0, kilobytes = 0] of processes) {
      if (!family.has(parent) || family.has(own)) continue;
      family.add(own);
      grown = true;
      largest = Math.max(largest, kilobytes);
    }
  }
  return Math.round(largest / 1024);
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === 'object' ? address.port : 0));
    });
  });
}
