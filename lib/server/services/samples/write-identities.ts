import { randomBytes } from 'node:crypto';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { defaultConfig, type InitialConfig, newState } from '@/lib/identity-engine/state';
import type { Tx } from '../../context';
import { identities, identityAttachments, identityCycles } from '../../store/schema/identities';
import { stateColumns } from '../identities/state-columns';
import { writeCycles } from '../identities/write-cycles';
import { observationsOf, SAMPLE_IDENTITIES, type SampleIdentity } from './sample-identities';

interface Place {
  tenantId: string;
  projectId: string;
  /** Ids of the sample agents, by the names that the samples give them. */
  agents: ReadonlyMap<string, string>;
}

/** Writes the sample identities with their histories; answers how many there are. */
export async function writeIdentities(tx: Tx, place: Place): Promise<number> {
  for (const sample of SAMPLE_IDENTITIES) await writeIdentity(tx, place, sample);
  return SAMPLE_IDENTITIES.length;
}

async function writeIdentity(tx: Tx, { tenantId, projectId, agents }: Place, sample: SampleIdentity) {
  const { name, description, agent, minutesApart } = sample;
  const keys = { tenantId, identityId: `inst_${randomBytes(8).toString('hex')}` };
  const initial: InitialConfig = {
    strengths: { ...defaultConfig().strengths, ...sample.strengths },
    energy: sample.energy,
  };
  const observed = observationsOf(sample);
  const madeAt = sql`clock_timestamp() - ${minutesApart * (observed.length + 1)} * interval '1 minute'`;
  const [row] = await tx
    .insert(identities)
    .values({
      ...{ ...keys, name, description, initial, samplesProjectId: projectId, createdAt: madeAt },
      ...stateColumns(newState(initial)),
    })
    .returning();
  if (!row) throw new Error('The identity was not written.');
  const times = sql`clock_timestamp() - ${minutesApart}::int * (${observed.length}::int - cycle) * interval '1 minute'`;
  await writeCycles(tx, row, observed, times);
  const agentId = agent && agents.get(agent);
  if (agentId) await tx.insert(identityAttachments).values({ ...keys, agentId });
}

/** Those that came with the samples, with what has been observed of them since. */
export async function deleteIdentities(
  tx: Tx,
  { tenantId, projectId }: Omit<Place, 'agents'>,
): Promise<number> {
  const rows = await tx
    .select({ id: identities.identityId })
    .from(identities)
    .where(and(eq(identities.tenantId, tenantId), eq(identities.samplesProjectId, projectId)))
    .orderBy(identities.identityId)
    .for('update');
  const ids = rows.map(({ id }) => id);
  for (const table of [identityCycles, identityAttachments, identities]) {
    await tx.delete(table).where(and(eq(table.tenantId, tenantId), inArray(table.identityId, ids)));
  }
  return ids.length;
}
