export interface SeedArguments {
  agents: number;
  instances: number;
  facts: number;
  states: number;
  cycles: number;
  org: string | undefined;
}

/** More than anyone waits for; a slip of the finger is told at once. */
const MOST = 10_000_000;
const NUMBERS = ['agents', 'instances', 'facts', 'states', 'cycles'] as const;

export const USAGE = `Usage: npm run seed -- --agents N [--instances M [--facts F] [--states S]] [--cycles C] [--org slug|id]
  --agents N      N agents in all, each with its default instance
  --instances M   one of them is named Fleet and has M instances in all
  --facts F       F facts in each of Fleet's instances
  --states S      S custom states in each of Fleet's instances
  --cycles C      an identity named Tide has C cycles of history
  --org           the organisation that gets them; Acme of the local sign-in if left out`;

/** A mistake in the arguments, in one line. */
export class ArgumentError extends Error {
  override name = 'ArgumentError';
}

/** Takes `--name value` and `--name=value`. */
export function readArguments(given: string[]): SeedArguments {
  const values = readPairs(given);
  const number = (name: (typeof NUMBERS)[number]) => readNumber(name, values.get(name));
  const read = {
    ...{ agents: number('agents'), instances: number('instances'), facts: number('facts') },
    ...{ states: number('states'), cycles: number('cycles') },
  };
  if (read.agents === 0 && read.instances === 0 && read.cycles === 0) {
    throw new ArgumentError('Say how many: --agents N, --instances M, --cycles C, or more of them.');
  }
  for (const name of ['facts', 'states'] as const) {
    if (read[name] === 0) continue;
    if (read.instances === 0)
      throw new ArgumentError(`--${name} needs --instances: they fill Fleet's instances.`);
    if (read[name] * read.instances > MOST) {
      throw new ArgumentError(`--${name} times --instances must be at most ${MOST.toLocaleString('en')}.`);
    }
  }
  return { ...read, org: values.get('org') };
}

function readPairs(given: string[]): Map<string, string> {
  const values = new Map<string, string>();
  for (let place = 0; place < given.length; place += 1) {
    const word = given[place] ?? '';
    const [, name = '', joined] = /^--([a-z]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (name !== 'org' && !NUMBERS.some((number) => number === name)) {
      throw new ArgumentError(
        `"${word}" is not understood. Known: --agents, --instances, --facts, --states, --cycles, --org.`,
      );
    }
    if (values.has(name)) throw new ArgumentError(`--${name} was given twice.`);
    if (joined === undefined) place += 1;
    const value = joined ?? given[place];
    if (!value || (joined === undefined && value.startsWith('--'))) {
      throw new ArgumentError(`--${name} needs a value.`);
    }
    values.set(name, value);
  }
  return values;
}

function readNumber(name: string, value: string | undefined): number {
  if (value === undefined) return 0;
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (!(number <= MOST)) {
    throw new ArgumentError(
      `--${name} must be a whole number from 0 to ${MOST.toLocaleString('en')}, not "${value}".`,
    );
  }
  return number;
}
