import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { MODES } from '@/lib/contract/modes';
import { defaultConfig, newState, type Observation } from '@/lib/identity-engine/state';
import { stateColumns } from '../services/identities/state-columns';
import { writeCycles } from '../services/identities/write-cycles';
import type { Database } from './connect';
import { identities } from './schema/identities';
import { draw } from './seed-draw';

const CHUNK = 1000;
const NAME = 'Tide';
const CREATED = new Date(Date.UTC(2024, 0, 1));
const TIMES = sql`'2024-01-01T00:00:00Z'::timestamptz + cycle * interval '5 minutes'`;

/** Weeks of calm and of storms: of long stretches one is busy with stress. */
function observationAt(tenantId: string, cycle: number): Observation {
  const { below } = draw(`${tenantId}/tide/${cycle}`);
  const isStorm = Math.floor(cycle / 500) % 5 === 4;
  const mode = isStorm && below(2) === 0 ? 'stress_response' : MODES[below(MODES.length - 1)];
  return { mode: mode ?? 'order', signal: below(101) / 100, confidence: (50 + below(51)) / 100 };
}

/** One identity with so many cycles in all; answers how many were added. */
export async function seedCycles(
  db: Database,
  { tenantId, cycles }: { tenantId: string; cycles: number },
  onProgress: (done: number) => void,
): Promise<number> {
  const identityId = `inst_${createHash('sha256').update(`${tenantId}/tide`).digest('hex').slice(0, 16)}`;
  const initial = defaultConfig();
  await db
    .insert(identities)
    .values({
      tenantId,
      identityId,
      name: NAME,
      initial,
      createdAt: CREATED,
      ...stateColumns(newState(initial)),
    })
    .onConflictDoNothing();
  let added = 0;
  for (let more = CHUNK; more === CHUNK; added += more) {
    onProgress(added);
    more = await addChunk(db, { tenantId, identityId, cycles });
  }
  return added;
}

/** What was observed by others goes on where it is. */
async function addChunk(
  db: Database,
  { tenantId, identityId, cycles }: { tenantId: string; identityId: string; cycles: number },
): Promise<number> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(identities)
      .where(and(eq(identities.tenantId, tenantId), eq(identities.identityId, identityId)))
      .for('update');
    if (!row) throw new Error(`${NAME} was deleted while it was filled.`);
    const length = Math.max(0, Math.min(CHUNK, cycles - row.cycle));
    const observed = Array.from({ length }, (_, place) => observationAt(tenantId, row.cycle + 1 + place));
    if (length > 0) await writeCycles(tx, row, observed, TIMES);
    return length;
  });
}
