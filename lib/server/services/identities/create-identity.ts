import { randomBytes } from 'node:crypto';
import type { BodyOf } from '@/lib/contract/endpoint';
import type * as endpoints from '@/lib/contract/endpoints/identities';
import { MODES } from '@/lib/contract/modes';
import { defaultConfig, type InitialConfig, newState } from '@/lib/identity-engine/state';
import type { Context } from '../../context';
import { identities } from '../../store/schema/identities';
import { recordChange } from '../activity/record-change';
import { toCreated } from './identity-reply';
import { stateColumns } from './state-columns';

type Body = NonNullable<BodyOf<typeof endpoints.createIdentity>>;

export async function createIdentity(ctx: Context, input: { body: Body }) {
  const { name, description = '', initial_config: given } = input.body;
  const initial = configOf(given);
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .insert(identities)
      .values({
        tenantId: ctx.caller.tenant,
        identityId: `inst_${randomBytes(8).toString('hex')}`,
        ...{ name, description, initial },
        ...stateColumns(newState(initial)),
      })
      .returning();
    if (!row) throw new Error('The identity was not written.');
    await recordChange(tx, ctx, {
      object: { type: 'identity', id: row.identityId, name },
      verb: 'create',
      after: { name, description, energy_level: initial.energy, ...initial.strengths },
    });
    return { data: { ...toCreated(row), updated_at: row.updatedAt.toISOString() } };
  });
}

/** What is left out is the contract's default. */
function configOf(given: Body['initial_config']): InitialConfig {
  const { strengths, energy } = defaultConfig();
  const sent = given?.mode_strengths;
  for (const mode of MODES) strengths[mode] = sent?.[mode] ?? strengths[mode];
  return { strengths, energy: given?.energy_level ?? energy };
}
