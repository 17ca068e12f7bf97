'use server';

import { revalidatePath } from 'next/cache';
import * as z from 'zod';
import type { Client } from '@/lib/client/client';
import { connection } from '@/lib/client/connection';
import { uuid } from '@/lib/contract/common';
import * as endpoints from '@/lib/contract/endpoints/personality';
import { ASPECTS, TRAITS } from '@/lib/contract/traits';
import { byName } from '@/lib/personality/by-name';
import {
  bodyOf,
  type Deriving,
  type PersonalityRecord,
  personalityDrafts,
  recordOf,
} from '@/lib/personality/personality-record';
import { ProblemError } from '@/lib/problem-error';
import type { RecordDraft } from '@/lib/record-draft';
import { action, forTenant } from './action-client';

const score = z.number().min(0).max(1);
const scores = z.strictObject({
  ...byName(TRAITS, () => score.optional()),
  ...byName(ASPECTS, () => score.nullable().optional()),
});

/**
 * `base`: what the changed scores were when the edit began; a score that somebody else changed meanwhile is not
 * overwritten. What is not changed is sent as it is stored now.
 */
export const updatePersonality = action
  .inputSchema(forTenant({ agentId: uuid, base: scores, values: scores }))
  .action(async ({ ctx, parsedInput: { agentId, base, values } }) => {
    const deriving = connection().kind === 'embedded' ? 'here' : 'there';
    const stored = await readRecord(ctx.client, agentId, deriving);
    refuseChangedScores({ base, values }, stored);
    const body = bodyOf(stored, personalityDrafts.rebase({ base, values }, stored).values);
    await ctx.client.agents(endpoints.updatePersonality, { params: { agentId }, body });
    const saved = await readRecord(ctx.client, agentId, deriving);
    revalidatePath('/agents', 'layout');
    return saved;
  });

/** What a draft is put upon. */
export const getPersonalityRecord = action
  .inputSchema(forTenant({ agentId: uuid }))
  .action(({ ctx, parsedInput: { agentId } }) =>
    readRecord(ctx.client, agentId, connection().kind === 'embedded' ? 'here' : 'there'),
  );

async function readRecord(client: Client, agentId: string, deriving: Deriving): Promise<PersonalityRecord> {
  const query = { history_limit: 1 };
  const { profile } = await client.agents(endpoints.getPersonality, { params: { agentId }, query });
  return recordOf(profile, deriving);
}

function refuseChangedScores(change: RecordDraft<PersonalityRecord>, stored: PersonalityRecord): void {
  const { conflicts } = personalityDrafts.rebase(change, stored);
  if (conflicts.length === 0) return;
  const errors = conflicts.map((name) => ({ location: `body.${name}`, message: 'was changed meanwhile' }));
  const detail = 'Somebody changed the same scores after you began. Choose which to keep, then save again.';
  throw new ProblemError({ status: 412, title: 'The personality was changed meanwhile', detail, errors });
}
