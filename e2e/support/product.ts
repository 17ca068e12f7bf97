import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A copy of Troupe, started by the same script as `npm start`. */
export interface Product {
  origin: string;
  stop(): Promise<void>;
}

export interface ProductOptions {
  port: number;
  dataDir: string;
  logFile: string;
  env?: Record<string, string>;
}

const startPatienceMs = 240_000;
const stopPatienceMs = 20_000;

/** What a developer's shell or .env file may set and the tests must not inherit: empty counts as not set. */
const unset = Object.fromEntries(
  [
    ...[
      'API_URL',
      'API_KEY',
      'IDENTITY_API_URL',
      'IDENTITY_API_KEY',
      'DATABASE_URL',
      'HOST',
      'LOG_LEVEL',
      'LOCAL_PASSWORD',
    ],
    ...['CLERK_PUBLISHABLE_KEY', 'CLERK_SECRET_KEY', 'CLERK_PROXY_URL', 'CLERK_FAPI_URL', 'CLERK_API_URL'],
    ...['CLERK_JWT_KEY', 'CLERK_AUTHORIZED_PARTIES', 'NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY'],
    ...['CHAT_BASE_URL', 'CHAT_MODEL', 'CHAT_API_KEY', 'CHAT_IMAGE_MODEL', 'ENCRYPTION_KEY'],
  ].map((name) => [name, '']),
);

export async function startProduct({ port, dataDir, logFile, env }: ProductOptions): Promise<Product> {
  mkdirSync(path.dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile, { flags: 'a' });
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    env: {
      ...process.env,
      ...unset,
      // An Ollama of the developer's would lead the list of models.
      OLLAMA_HOST: '127.0.0.1:9',
      ...env,
      PORT: String(port),
      DATA_DIR: dataDir,
      // Makes the script watch its parent, so that it ends even when the tests are killed.
      npm_lifecycle_event: 'start',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  try {
    await untilReady(child);
  } catch (error) {
    await stop(child);
    throw new Error(`${error}\n${readFileSync(logFile, 'utf8').slice(-4000)}`);
  }
  return { origin: `http://localhost:${port}`, stop: () => stop(child) };
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Troupe was not ready in time.')), startPatienceMs);
    child.once('exit', (code) => reject(new Error(`Troupe ended with code ${code}.`)));
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (!said.includes('Troupe is ready')) return;
      clearTimeout(timer);
      resolve();
    });
  });
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const insist = setTimeout(() => child.kill('SIGKILL'), stopPatienceMs);
    child.once('exit', () => {
      clearTimeout(insist);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
