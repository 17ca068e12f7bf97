import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Those that start processes of their own and kill them wait more than they compute: begun first, they end beside the others. */
const WAITING = /\/(kill|replicas)\.test\.ts$/;

class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const [first, then] = [true, false].map((is) =>
      sorted.filter(({ moduleId }) => WAITING.test(moduleId) === is),
    );
    return [...(first ?? []), ...(then ?? [])];
  }
}

export default defineConfig({
  resolve: {
    alias: {
      '@/': root,
      // The marker throws outside a React server bundle; tests are a server.
      'server-only': `${root}vendor/empty/index.js`,
    },
  },
  test: {
    include: ['{app,components,lib,scripts,bench}/**/*.test.{ts,tsx}'],
    pool: 'forks',
    // Modules are read once a process, and its database serves one file after the other: `openTestStore`.
    isolate: false,
    unstubGlobals: true,
    unstubEnvs: true,
    // One more than cores: a test often waits for its database, which has a thread of its own.
    maxWorkers: 3,
    sequence: { sequencer: WaitingFirst },
    // They only end what hangs: a busy machine may need a while.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
