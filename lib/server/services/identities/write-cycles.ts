import { type SQL, sql } from 'drizzle-orm';
import type { IdentityState } from '@/lib/identity-engine/state';
import type { Tx } from '../../context';
import { identities, identityCycles } from '../../store/schema/identities';
import { type Columns, type Observed, observe } from './cycle-columns';
import type { IdentityRow } from './find-identity';
import { stateColumns } from './state-columns';

/** When each cycle was; it may be told by its number. */
const NOW = sql`clock_timestamp()`;

/** A held identity takes observations, at least one: its history and its state, in one statement. Answers the state. */
export async function writeCycles(
  tx: Tx,
  row: IdentityRow,
  observations: Observed[],
  at = NOW,
): Promise<IdentityState> {
  const { tenantId, identityId } = row;
  const { columns, state: after } = observe(row.state, observations);
  const { state, cycle, energy, stressLevel } = stateColumns(after);
  await tx.execute(sql`
    with kept as (
      update ${identities} set state = ${JSON.stringify(state)}::jsonb, cycle = ${cycle}, energy = ${energy},
        stress_level = ${stressLevel}, updated_at = clock_timestamp()
      where tenant_id = ${tenantId} and identity_id = ${identityId}
    ) ${insertCycles({ tenantId, identityId }, columns, at)}`);
  return after;
}

/** A list a column: a thousand rows of as many parameters each take several times as long to bind. */
export function insertCycles(
  keys: { tenantId: string; identityId: string },
  columns: Columns,
  at = NOW,
): SQL {
  const names = sql.join(
    Object.keys(columns).map((name) => sql.identifier(name)),
    sql`, `,
  );
  const lists = Object.values(columns).map(
    ({ type, values }) => sql`${sql.param(values)}::${sql.raw(type)}[]`,
  );
  return sql`insert into ${identityCycles} (tenant_id, identity_id, at, ${names})
    select ${keys.tenantId}, ${keys.identityId}, ${at}, ${names}
    from unnest(${sql.join(lists, sql`, `)}) as taken (${names})`;
}
