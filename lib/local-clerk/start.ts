import { ACME_ADMIN, createFirstAccounts, FIRST_EMAILS } from './first-accounts';
import { listenOnLoopback, listenPreferring, USUAL_PORT } from './listen';
import { applyPassword } from './password-file';
import { PUBLISHABLE_KEY } from './publishable-key';
import { createLocalSecretKey, refuseRealSecretKey } from './secret-key';
import { createLocalClerkServer } from './server';
import { type State, StateFile } from './state';
import { createSigningKeyPem } from './tokens';
import { createWorld, type World } from './world';

export { isLocalSecretKey } from './secret-key';

export interface LocalClerk {
  port: number;
  /** What the application reads at run time to sign in here. */
  env: Record<string, string>;
  passwordFile: string;
  /** Clear text, to be printed once: when the accounts or their password were just made. */
  password: string | null;
  firstStart: boolean;
  emails: string[];
  close(): Promise<void>;
}

export interface LocalClerkOptions {
  dataDir: string;
  /** 0: any free port. Left out: the one used last, or a free one when that is taken. */
  port?: number;
  /** LOCAL_PASSWORD: wins over the stored one and is applied at each start. */
  password?: string;
  log(line: string): void;
  /** Injected by tests. */
  now?(): number;
  env?: Record<string, string | undefined>;
}

/**
 * Starts the loopback stand-in for Clerk. First start: Acme (admin@acme.test, member@acme.test) and
 * Globex (admin@globex.test); admin@acme.test is also a plain member of Globex, so that switching
 * organisations can be tried.
 */
export async function startLocalClerk(options: LocalClerkOptions): Promise<LocalClerk> {
  refuseRealSecretKey(options.env ?? process.env);
  const now = options.now ?? Date.now;
  const { file, created } = StateFile.open(options.dataDir, () => createState(now()));
  const password = await applyPassword(file, options.dataDir, options.password || undefined);
  const world = createWorld(file, now, options.log);
  const server = createLocalClerkServer(world);
  const port = await listen(server, file, options.port);
  return {
    port,
    env: createEnv(world, port),
    passwordFile: password.path,
    password: created || password.isNew ? password.password : null,
    firstStart: created,
    emails: FIRST_EMAILS,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function createState(now: number): State {
  return {
    version: 1,
    secretKey: createLocalSecretKey(),
    signingKey: createSigningKeyPem(),
    port: null,
    clients: [],
    sessions: [],
    ...createFirstAccounts(now),
  };
}

async function listen(
  server: ReturnType<typeof createLocalClerkServer>,
  file: StateFile,
  wanted: number | undefined,
): Promise<number> {
  if (wanted !== undefined) return listenOnLoopback(server, wanted);
  const port = await listenPreferring(server, file.data.port ?? USUAL_PORT);
  if (port !== file.data.port) {
    file.data.port = port;
    file.save();
  }
  return port;
}

function createEnv(world: World, port: number): Record<string, string> {
  return {
    CLERK_PUBLISHABLE_KEY: PUBLISHABLE_KEY,
    CLERK_SECRET_KEY: world.state.data.secretKey,
    CLERK_PROXY_URL: '/__clerk',
    CLERK_FAPI_URL: `http://127.0.0.1:${port}`,
    CLERK_API_URL: `http://127.0.0.1:${port}/bapi`,
    CLERK_JWT_KEY: world.key.publicPem,
    LOCAL_EMAIL: ACME_ADMIN.email,
    NEXT_PUBLIC_CLERK_TELEMETRY_DISABLED: '1',
    NEXT_PUBLIC_CLERK_KEYLESS_DISABLED: '1',
  };
}
