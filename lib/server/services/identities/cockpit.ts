import { type SQL, sql } from 'drizzle-orm';
import type { Output, QueryOf } from '@/lib/contract/endpoint';
import type { getCockpit as endpoint } from '@/lib/contract/endpoints/identity-views';
import { type CycleSeries, type cockpit, POINTS } from '@/lib/contract/identity-views';
import { MODES, type ModeStrengths, STRESS_STATES } from '@/lib/contract/modes';
import { driftLevelOf } from '@/lib/identity-engine/read-state';
import type { Context } from '../../context';
import { identityCycles } from '../../store/schema/identities';
import { withAgents } from './attached-agents';
import { findIdentity, type IdentityRow } from './find-identity';
import { toProcessed, toView } from './identity-reply';

export async function getCockpit(
  ctx: Context,
  input: { identityId: string; query: QueryOf<typeof endpoint> },
): Promise<Output<typeof cockpit>> {
  const row = await findIdentity(ctx, input.identityId);
  const [view] = await withAgents(ctx, [toView(row)]);
  if (!view) throw new Error('The identity has no view.');
  return {
    identity: { ...view, updated_at: row.updatedAt.toISOString() },
    ...toProcessed(row.identityId, row.state),
    series: await readSeries(ctx, row, placesOf(row.cycle, input.query)),
  };
}

/** The cycles to show: the first, each so many after it, and the last. */
function placesOf(
  latest: number,
  { from = 1, to = latest, points = POINTS }: QueryOf<typeof endpoint>,
): number[] {
  const last = Math.min(to, latest);
  const stride = Math.max(1, Math.ceil((last - from) / (points - 1)));
  const places: number[] = [];
  for (let place = from; place < last; place += stride) places.push(place);
  if (last >= from) places.push(last);
  return places;
}

/** As the database has it; a time is text. */
interface CycleRow extends ModeStrengths, Record<string, unknown> {
  cycle: number;
  at: string;
  energy: number;
  load: number;
  stability: number;
  deviation: number;
  stress_level: number;
  peak: number;
}

/**
 * Reads as many rows as are shown, each by its key, and asks the index of changes whether a level of stress was reached
 * on the way to the next: neither takes longer the more cycles there are.
 */
async function readSeries(
  ctx: Context,
  { tenantId, identityId }: IdentityRow,
  places: number[],
): Promise<CycleSeries> {
  const ends = places.map((place, at) => (places[at + 1] ?? place + 1) - 1);
  const own = sql`c.tenant_id = ${tenantId} and c.identity_id = ${identityId}`;
  const { rows } = await ctx.db.execute<CycleRow>(sql`
    select one.*, ${peakOf(own)} as peak
    from unnest(${sql.param(places)}::int[], ${sql.param(ends)}::int[]) as shown (place, until)
    cross join lateral (
      select * from ${identityCycles} as c where ${own} and c.cycle = shown.place limit 1
    ) as one
    order by one.cycle`);
  return toSeries(rows);
}

/** The highest level from the one cycle up to the next that is shown. */
function peakOf(own: SQL): SQL {
  const reached = (
    level: number,
  ) => sql`when one.stress_level = ${level} or shown.until > shown.place and exists (
    select 1 from ${identityCycles} as c where ${own} and c.changes_stress and c.stress_level = ${level}
      and c.cycle > shown.place and c.cycle <= shown.until) then ${level}`;
  const fromHighest = STRESS_STATES.map((_state, level) => reached(level))
    .slice(1)
    .toReversed();
  return sql`(case ${sql.join(fromHighest, sql` `)} else 0 end)::int`;
}

function toSeries(rows: CycleRow[]): CycleSeries {
  const stressAt = (level: number) => STRESS_STATES[level] ?? 'LOW';
  return {
    cycle: rows.map(({ cycle }) => cycle),
    timestamp: rows.map(({ at }) => new Date(at).toISOString()),
    mode_strengths: Object.fromEntries(
      MODES.map((mode) => [mode, rows.map((row) => row[mode])]),
    ) as CycleSeries['mode_strengths'],
    energy_level: rows.map(({ energy }) => energy),
    load: rows.map(({ load }) => load),
    stress_state: rows.map((row) => stressAt(row.stress_level)),
    peak_stress: rows.map(({ peak }) => stressAt(peak)),
    stability_index: rows.map(({ stability }) => stability),
    deviation: rows.map(({ deviation }) => deviation),
    drift_level: rows.map(({ deviation }) => driftLevelOf(deviation)),
  };
}
