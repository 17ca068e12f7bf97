import type { SQL } from 'drizzle-orm';
import { MODES, STRESS_STATES } from '@/lib/contract/modes';
import { advance } from '@/lib/identity-engine/advance';
import { deviationOf, stabilityOf } from '@/lib/identity-engine/read-state';
import type { IdentityState, Observation } from '@/lib/identity-engine/state';
import { observe } from '@/lib/server/services/identities/cycle-columns';
import { insertCycles } from '@/lib/server/services/identities/write-cycles';
import type { Store } from '@/lib/server/store/connect';

/** The rows that a batch leaves in the history, ready to be inserted: computed before the clock runs. */
export interface BareCycles {
  /** The ordinary way of inserting many rows: one statement with a list a column, which the driver writes down. */
  asLists(): Promise<number>;
  /** The product's own statement, whose lists are binary, without anything around it. */
  asProduct(): Promise<number>;
  /** Where the next batch begins. */
  after: IdentityState;
}

const TYPES: Record<string, string> = {
  cycle: 'integer',
  mode: 'text',
  stress_level: 'smallint',
  changes_stress: 'boolean',
};

export function bareCycles({ db }: Store, before: IdentityState, observations: Observation[]): BareCycles {
  const rows = rowsOf(before, observations);
  const keys = (tenantId: string) => ({ tenantId, identityId: 'inst_0123456789abcdef' });
  const timed = async (statement: () => SQL) => {
    const began = performance.now();
    await db.execute(statement());
    return performance.now() - began;
  };
  const { columns, state: after } = observe(before, observations);
  return {
    asLists: () => timed(() => insertCycles(keys('org_lists'), listsOf(rows))),
    asProduct: () => timed(() => insertCycles(keys('org_product'), columns)),
    after,
  };
}

function listsOf(rows: Record<string, unknown>[]) {
  const names = Object.keys(rows[0] ?? {});
  const columns = names.map((name) => {
    return [name, { type: TYPES[name] ?? 'double precision', values: rows.map((row) => row[name]) }] as const;
  });
  return Object.fromEntries(columns);
}

function rowsOf(before: IdentityState, observations: Observation[]): Record<string, unknown>[] {
  let state = before;
  return observations.map(({ mode, signal, confidence }) => {
    const { stress } = state;
    state = advance(state, { mode, signal, confidence });
    const { cycle, strengths, energy, load } = state;
    return {
      ...{ cycle, mode, signal, confidence, energy, load },
      ...Object.fromEntries(MODES.map((each, place) => [each, strengths[place]])),
      stability: stabilityOf(state),
      deviation: deviationOf(state),
      stress_level: STRESS_STATES.indexOf(state.stress),
      changes_stress: state.stress !== stress,
    };
  });
}
