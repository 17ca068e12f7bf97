import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalClerk, type LocalClerkOptions, startLocalClerk } from './start';

export const PASSWORD = 'a-test-password';

/** Starts stand-ins in directories of their own and clears everything away at the end. */
export class TestServers {
  #running: LocalClerk[] = [];
  #directories: string[] = [];

  makeDirectory(): string {
    const directory = mkdtempSync(join(tmpdir(), 'local-clerk-'));
    this.#directories.push(directory);
    return directory;
  }

  async start(options: Partial<LocalClerkOptions> = {}): Promise<LocalClerk> {
    const clerk = await startLocalClerk({
      dataDir: options.dataDir ?? this.makeDirectory(),
      port: 0,
      password: PASSWORD,
      log: () => {},
      env: {},
      ...options,
    });
    this.#running.push(clerk);
    return clerk;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#running.splice(0).map((clerk) => clerk.close().catch(() => {})));
    for (const directory of this.#directories.splice(0)) rmSync(directory, { recursive: true, force: true });
  }
}
