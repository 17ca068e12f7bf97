import { existsSync } from 'node:fs';
import { buildIfChanged } from '../start/build';
import { seconds, stopwatch } from '../start/stopwatch';
import { runBrowserTests } from './browser';
import { runPostgresTests } from './postgres';
import { check, programOf } from './programs';
import { failure, ok, type Result, type Stage } from './stage';
import { runVitest } from './unit';

/** Beside the build of `npm start`, which may be running. */
const distDir = '.next-test';

const stages: Stage[] = [
  { name: 'lint', title: 'Lint', run: () => check([programOf('@biomejs/biome', 'biome'), 'check', '.']) },
  { name: 'tokens', title: 'Design tokens', run: () => check(['scripts/check-design-tokens.mjs']) },
  { name: 'types', title: 'Types', run: () => check([programOf('typescript', 'tsc'), '--noEmit']) },
  { name: 'unused', title: 'Unused code', run: () => check([programOf('knip', 'knip')]) },
  { name: 'docs', title: 'Paths in the documents', run: () => check(['scripts/check-docs.mjs']) },
  { name: 'lock', title: 'Lock file', run: () => check(['scripts/complete-lock.mjs', '--check']) },
  {
    name: 'unit',
    title: 'Unit and API on PGlite',
    run: () => runVitest(['--exclude', '**/*.postgres.test.ts'], { TEST_DATABASE_URL: '' }),
  },
  { name: 'postgres', title: 'API on PostgreSQL', run: runPostgresTests },
  { name: 'build', title: 'Build', run: build },
  { name: 'browser', title: 'Browser', needs: ['build'], run: () => runBrowserTests(distDir) },
];

/** Other words one might try for a stage. */
const aliases = new Map([
  ['knip', 'unused'],
  ['vitest', 'unit'],
  ['api', 'postgres'],
  ['e2e', 'browser'],
]);

async function build(): Promise<Result> {
  await buildIfChanged(distDir, [], stopwatch());
  return ok;
}

export async function main(words: string[]): Promise<void> {
  const clock = stopwatch();
  const chosen = choose(words);
  const failedStages = new Set<string>();
  let passed = 0;
  let failed = 0;
  for (const stage of chosen) {
    const result = await runStage(stage, failedStages);
    passed += result.passed;
    failed += result.failed;
    if (result.failed > 0) failedStages.add(stage.name);
  }
  console.log(`\nAll of it took ${seconds(clock.total())}`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
}

async function runStage(stage: Stage, failedStages: Set<string>): Promise<Result> {
  const clock = stopwatch();
  console.log(`\n── ${stage.title} (${stage.name})`);
  const blocker = stage.needs?.find((name) => failedStages.has(name));
  const result = blocker ? failure(`not run: ${blocker} failed`) : await stage.run().catch(broken);
  const { passed, failed, note } = result;
  const mark = failed > 0 ? '✗' : passed > 0 ? '✓' : '–';
  const counts = `${passed} passed, ${failed} failed`;
  console.log(`${mark} ${stage.title}: ${[counts, note, seconds(clock.lap())].filter(Boolean).join(' · ')}`);
  return result;
}

function broken(error: unknown): Result {
  return failure(error instanceof Error ? error.message : String(error));
}

function choose(words: string[]): Stage[] {
  if (words.length === 0)
    return stages.filter((stage) => stage.name !== 'tokens' || existsSync('scripts/check-design-tokens.mjs'));
  const names = words.map((word) => aliases.get(word) ?? word);
  const unknown = names.find((name) => !stages.some((stage) => stage.name === name));
  if (unknown)
    throw new Error(`There is no stage "${unknown}". Stages: ${stages.map(({ name }) => name).join(', ')}`);
  return stages.filter((stage) => names.includes(stage.name));
}
