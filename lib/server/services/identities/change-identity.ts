import { and, eq, sql } from 'drizzle-orm';
import type { ActivityVerb } from '@/lib/contract/dashboard';
import { defaultConfig, newState } from '@/lib/identity-engine/state';
import type { Context } from '../../context';
import { identities, identityAttachments, identityCycles } from '../../store/schema/identities';
import { differences, recordChange } from '../activity/record-change';
import { aboutIdentity } from './about-identity';
import { holdIdentity, type IdentityRow } from './find-identity';
import { stateColumns } from './state-columns';

export async function updateIdentity(
  ctx: Context,
  input: { identityId: string; body: { name?: string; description?: string } },
) {
  return holdIdentity(ctx, input.identityId, async (tx, row) => {
    const { name, description } = row;
    const changed = differences<Record<string, unknown>>({ name, description }, input.body);
    const [after = row] = changed
      ? await tx
          .update(identities)
          .set({ ...input.body, updatedAt: sql`clock_timestamp()` })
          .where(keysOf(identities, row))
          .returning()
      : [];
    if (changed) {
      const verb: ActivityVerb = Object.keys(changed.after).join() === 'name' ? 'rename' : 'update';
      await recordChange(tx, ctx, { ...(await aboutIdentity(tx, after)), ...changed, verb });
    }
    const { identityId: id, updatedAt } = after;
    return {
      data: { id, name: after.name, description: after.description, updated_at: updatedAt.toISOString() },
    };
  });
}

/** Name, description and creation stay; cycle and history go. */
export async function resetIdentity(
  ctx: Context,
  input: { identityId: string; body: { mode: 'initial' | 'default' } },
) {
  const { mode } = input.body;
  return holdIdentity(ctx, input.identityId, async (tx, row) => {
    const state = newState(mode === 'initial' ? row.initial : defaultConfig());
    const { rowCount: cycles } = await tx.delete(identityCycles).where(keysOf(identityCycles, row));
    const counts = { cycles_deleted: cycles ?? 0 };
    await tx
      .update(identities)
      .set({ ...stateColumns(state), updatedAt: sql`clock_timestamp()` })
      .where(keysOf(identities, row));
    await recordChange(tx, ctx, {
      ...(await aboutIdentity(tx, row)),
      verb: 'reset',
      after: { reset_to: mode },
      counts,
    });
    const { cycle, energy: energy_level, stress: stress_state } = state;
    return { data: { id: row.identityId, reset_to: mode, cycle, energy_level, stress_state, ...counts } };
  });
}

export async function deleteIdentity(ctx: Context, identityId: string) {
  return holdIdentity(ctx, identityId, async (tx, row) => {
    const about = await aboutIdentity(tx, row);
    const { rowCount: cycles } = await tx.delete(identityCycles).where(keysOf(identityCycles, row));
    const counts = { cycles_deleted: cycles ?? 0 };
    await tx.delete(identityAttachments).where(keysOf(identityAttachments, row));
    await tx.delete(identities).where(keysOf(identities, row));
    const before = { name: row.name, description: row.description };
    await recordChange(tx, ctx, { ...about, verb: 'delete', before, counts });
    return { data: { id: identityId, deleted: true, ...counts } };
  });
}

type Table = typeof identities | typeof identityCycles | typeof identityAttachments;

function keysOf(table: Table, { tenantId, identityId }: IdentityRow) {
  return and(eq(table.tenantId, tenantId), eq(table.identityId, identityId));
}
