import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalClerk, type LocalClerkOptions, startLocalClerk } from './start';

export const PASSWORD = 'a-test-password';
const STATE_FILE = 'local-clerk.json';

/** Keys and accounts of a first start: making them takes longer than most tests. */
let prepared: Promise<string> | undefined;

async function prepare(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'local-clerk-'));
  const clerk = await startLocalClerk({ dataDir, port: 0, password: PASSWORD, log: () => {}, env: {} });
  const state = readFileSync(join(dataDir, STATE_FILE), 'utf8');
  await clerk.close();
  rmSync(dataDir, { recursive: true, force: true });
  return state;
}

/** Starts stand-ins in directories of their own and clears everything away at the end. */
export class TestServers {
  #running: LocalClerk[] = [];
  #directories: string[] = [];

  makeDirectory(): string {
    const directory = mkdtempSync(join(tmpdir(), 'local-clerk-'));
    this.#directories.push(directory);
    return directory;
  }

  /** In a directory of the test's, or in one that was started before. */
  async start(options: Partial<LocalClerkOptions> = {}): Promise<LocalClerk> {
    const clerk = await startLocalClerk({
      dataDir: options.dataDir ?? (await this.#copyPrepared()),
      port: 0,
      password: PASSWORD,
      log: () => {},
      env: {},
      ...options,
    });
    this.#running.push(clerk);
    return clerk;
  }

  async #copyPrepared(): Promise<string> {
    prepared ??= prepare();
    const directory = this.makeDirectory();
    writeFileSync(join(directory, STATE_FILE), await prepared, { mode: 0o600 });
    return directory;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#running.splice(0).map((clerk) => clerk.close().catch(() => {})));
    for (const directory of this.#directories.splice(0)) rmSync(directory, { recursive: true, force: true });
  }
}
