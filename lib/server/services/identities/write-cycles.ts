import { type SQL, sql } from 'drizzle-orm';
import { MODES, STRESS_STATES } from '@/lib/contract/modes';
import { advance } from '@/lib/identity-engine/advance';
import { driftOf, stabilityOf } from '@/lib/identity-engine/read-state';
import { atPlace, type IdentityState, type Observation } from '@/lib/identity-engine/state';
import type { Tx } from '../../context';
import { identities, identityCycles } from '../../store/schema/identities';
import type { IdentityRow } from './find-identity';
import { stateColumns } from './state-columns';

/** An observation with what the caller wants to remember beside it, and the state that it led to. */
export interface Taken extends Observation {
  context?: Record<string, unknown>;
  state: IdentityState;
}

/** Each observation with the state that it led to, one after the other. */
export function take(before: IdentityState, observations: Omit<Taken, 'state'>[]): Taken[] {
  let state = before;
  return observations.map((observed) => {
    state = advance(state, observed);
    return { ...observed, state };
  });
}

/** When each cycle was; it may be told by its number. */
const NOW = sql`clock_timestamp()`;

/** Keeps what a held identity has taken, at least one: its history and its state, in one statement. */
export async function writeCycles(tx: Tx, row: IdentityRow, taken: Taken[], at = NOW): Promise<void> {
  const { tenantId, identityId, state: before } = row;
  const { state, cycle, energy, stressLevel } = stateColumns(taken.at(-1)?.state ?? before);
  await tx.execute(sql`
    with kept as (
      update ${identities} set state = ${JSON.stringify(state)}::jsonb, cycle = ${cycle}, energy = ${energy},
        stress_level = ${stressLevel}, updated_at = clock_timestamp()
      where tenant_id = ${tenantId} and identity_id = ${identityId}
    ) ${insertCycles({ tenantId, identityId }, columnsOf(before, taken), at)}`);
}

/** Every column of the history but the keys and the time: its type, and its values as an array of PostgreSQL. */
type CycleColumns = Record<string, { type: string; values: string | SQL }>;

/** A list a column: a thousand rows of as many parameters each take several times as long to bind. */
export function insertCycles(
  keys: { tenantId: string; identityId: string },
  columns: CycleColumns,
  at = NOW,
): SQL {
  const names = sql.join(
    Object.keys(columns).map((name) => sql.identifier(name)),
    sql`, `,
  );
  const lists = Object.values(columns).map(({ type, values }) => sql`${values}::${sql.raw(type)}[]`);
  return sql`insert into ${identityCycles} (tenant_id, identity_id, at, ${names})
    select ${keys.tenantId}, ${keys.identityId}, ${at}, ${names}
    from unnest(${sql.join(lists, sql`, `)}) as taken (${names})`;
}

export function columnsOf(before: IdentityState, taken: Taken[]): CycleColumns {
  const list = (type: string, value: (each: Taken, place: number) => string | number | boolean) => ({
    type,
    values: `{${taken.map(value).join()}}`,
  });
  const fraction = (value: (each: Taken) => number) => list('double precision', value);
  const stressBefore = (place: number) => (taken[place - 1]?.state ?? before).stress;
  return {
    cycle: list('integer', ({ state }) => state.cycle),
    mode: list('text', ({ mode }) => mode),
    signal: fraction(({ signal }) => signal),
    confidence: fraction(({ confidence }) => confidence),
    context: { type: 'jsonb', values: contextsOf(taken) },
    ...Object.fromEntries(
      MODES.map((mode, place) => [mode, fraction(({ state }) => atPlace(state.strengths, place))]),
    ),
    energy: fraction(({ state }) => state.energy),
    load: fraction(({ state }) => state.load),
    stability: fraction(({ state }) => stabilityOf(state)),
    deviation: fraction(({ state }) => driftOf(state).deviation),
    stress_level: list('smallint', ({ state }) => STRESS_STATES.indexOf(state.stress)),
    changes_stress: list('boolean', ({ state }, place) => state.stress !== stressBefore(place)),
  };
}

/** Text of the caller's, so the driver writes it; an empty context is none. */
function contextsOf(taken: Taken[]): string | SQL {
  const texts = taken.map(({ context }) =>
    context && Object.keys(context).length > 0 ? JSON.stringify(context) : null,
  );
  // What is missing at the end of a list is null.
  return texts.every((text) => text === null) ? '{}' : sql`${sql.param(texts)}`;
}
