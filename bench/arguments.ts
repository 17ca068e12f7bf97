const GROUPS = ['api', 'search', 'identity', 'browser', 'start', 'fork', 'chat'] as const;
type Group = (typeof GROUPS)[number];

export interface BenchArguments {
  only: ReadonlySet<Group>;
  agents: number;
  /** Fewer repetitions: to see that it works, not to quote. */
  quick: boolean;
  json: boolean;
}

export const USAGE = `Usage: npm run bench -- [--only api,search,identity,browser,start,fork,chat] [--agents N] [--quick] [--json]
  --only     some of the groups; all if left out
  --agents   agents in the list, 100,000 if left out (at least 3,000)
  --quick    fewer repetitions
  --json     the figures as JSON on standard output, progress on standard error`;

const FEWEST_AGENTS = 3000;

/** Takes `--name value` and `--name=value`. */
export function readArguments(given: string[]): BenchArguments {
  const words = given.flatMap((word) => word.split(/=(.*)/s).filter(Boolean));
  const read = { only: new Set<Group>(GROUPS), agents: 100_000, quick: false, json: false };
  while (words.length > 0) {
    const word = words.shift();
    if (word === '--quick') read.quick = true;
    else if (word === '--json') read.json = true;
    else if (word === '--agents') read.agents = readCount(words.shift());
    else if (word === '--only') read.only = readGroups(words.shift());
    else throw new Error(`"${word}" is not understood.\n${USAGE}`);
  }
  return read;
}

function readCount(word = ''): number {
  const count = Number(word.replaceAll(/[_,]/g, ''));
  if (!Number.isInteger(count) || count < FEWEST_AGENTS)
    throw new Error(`--agents must be a whole number from ${FEWEST_AGENTS.toLocaleString('en')}.`);
  return count;
}

function readGroups(word = ''): Set<Group> {
  const names = word.split(',').filter(Boolean);
  const groups = GROUPS.filter((group) => names.includes(group));
  if (groups.length === 0 || groups.length < names.length)
    throw new Error(`--only takes ${GROUPS.join(', ')}, separated by commas.`);
  return new Set(groups);
}
