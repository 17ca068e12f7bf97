import { createInterface } from 'node:readline';
import { ForkRunner } from '../../forks/fork-runner';
import { openStore } from '../../store/connect';
import { releaseForks, stepFork } from './step-fork';

/**
 * A process that copies over a real database and is killed by the test that started it: it takes one step for each
 * line it reads, "all" lets it run. It says when it begins a step and how far it came.
 */
const [place = ''] = process.argv.slice(2);
const isAddress = place.startsWith('postgres');
const store = await openStore(
  isAddress ? { databaseUrl: place, dataDir: '', poolSize: 2 } : { dataDir: place },
);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const say = (line: string) => process.stdout.write(`${line}\n`);
const holder = isAddress ? `process ${process.pid}` : 'embedded';
let isFree = false;

const log = { debug() {}, info() {}, error() {}, warn: (given: unknown) => say(JSON.stringify(given)) };
new ForkRunner(
  {
    step: async () => {
      if (!isFree) isFree = (await lines.next()).value === 'all';
      say('begun');
      const step = await stepFork(store.db, holder);
      say(step ? `done ${step.status} ${step.tablesCopied} ${step.rowsCopied}` : 'idle');
      return step;
    },
    release: () => releaseForks(store.db, holder),
  },
  { log },
);
say('ready');
