import { and, eq, sql } from 'drizzle-orm';
import type { ChatBody } from '@/lib/contract/chat';
import { judgeAnswer } from '../../cases/judge-answer';
import type { Context } from '../../context';
import { processGate } from '../../gate';
import { noteProgress } from '../../live-work';
import { storable } from '../../storable';
import { caseResults, caseRuns, type RunCase } from '../../store/schema/cases';
import { withHeartbeat } from '../heartbeat';
import { several } from '../several';
import { draftMembers } from '../tester/ask-upstream';
import { savedConfiguration, withDraft } from '../tester/configuration';
import { readDraft } from '../tester/read-draft';
import { type Answered, answerCase } from './answer-case';
import { type RunKey, type RunRow, runIs } from './case-rows';
import { readRun } from './find-run';
import { forgetRunTalk, runSession } from './run-talk';

/** Of all runs of this process together. */
const AT_ONCE = 4;
const LONGEST_ANSWER = 50_000;

interface Job {
  asked: RunCase;
  instanceId: string;
  attempt: number;
}

/** Asks everything that the run is made of, and writes down what came of it. Never throws. */
export async function runCases(ctx: Context, key: RunKey, stop: AbortController): Promise<void> {
  const beat = async () => {
    const [row] = await ctx.db
      .update(caseRuns)
      .set({ heartbeatAt: sql`clock_timestamp()` })
      .where(runIs(ctx, key))
      .returning({ stopRequestedAt: caseRuns.stopRequestedAt });
    // Without its row the agent is gone.
    return !row || row.stopRequestedAt !== null;
  };
  await withHeartbeat(beat, stop, () => askAll(ctx, key, stop));
}

async function askAll(ctx: Context, key: RunKey, stop: AbortController): Promise<void> {
  let error = '';
  try {
    const row = await readRun(ctx, key);
    const members = { ...(await draftOf(ctx, row)), ...modelOf(row) };
    const gate = processGate('cases', AT_ONCE);
    await several(jobsOf(row), AT_ONCE, async (job) => {
      await gate.pass(() => askOne(ctx, { key, job, members }, stop.signal));
      noteProgress(key.runId);
    });
  } catch (fault) {
    stop.abort();
    error = 'The server could not go on with it.';
    ctx.log.warn({ requestId: ctx.requestId, run: key.runId, error: String(fault) }, 'run of cases failed');
  }
  const status = error ? 'failed' : stop.signal.aborted ? 'stopped' : 'complete';
  await endRun(ctx, key, { status, error });
}

async function draftOf(ctx: Context, { agentId, draft: sent }: RunRow): Promise<Partial<ChatBody>> {
  if (!sent) return {};
  const draft = readDraft(sent);
  return draftMembers(withDraft(await savedConfiguration(ctx, agentId), draft), draft);
}

const modelOf = ({ provider, model }: RunRow): Partial<ChatBody> => ({
  ...(provider && { provider }),
  ...(model && { model }),
});

/** Once through all, then again: the rates of all cases fill together. */
function jobsOf({ cases, instances, pairs, repeats }: RunRow): Job[] {
  return Array.from({ length: repeats }, (_, index) => index + 1).flatMap((attempt) =>
    pairs.flatMap(([at, where]) => {
      const [asked, place] = [cases[at], instances[where]];
      return asked && place ? [{ asked, instanceId: place.instance_id, attempt }] : [];
    }),
  );
}

interface Asking {
  key: RunKey;
  job: Job;
  members: Partial<ChatBody>;
}

async function askOne(ctx: Context, { key, job, members }: Asking, stop: AbortSignal): Promise<void> {
  if (stop.aborted) return;
  const { asked, instanceId, attempt } = job;
  const sessionId = `${runSession(key)}-${attempt}-${asked.case_id.slice(0, 8)}`;
  const { agentId, runId } = key;
  const answer = await answerCase(ctx, { agentId, asked, instanceId, sessionId, members }, stop);
  if (stop.aborted) return;
  const reasons = answer.error ? [answer.error] : await judgeAnswer(answer, asked.expectations);
  await ctx.db.insert(caseResults).values({
    ...{ tenantId: ctx.caller.tenant, agentId, runId, caseId: asked.case_id, instanceId, attempt },
    outcome: answer.error ? 'error' : reasons.length > 0 ? 'failed' : 'passed',
    reasons: reasons.map(storable),
    answer: storable(answer.text.slice(0, LONGEST_ANSWER)),
    toolCalls: JSON.stringify(
      answer.toolCalls.map((call) => ({ name: call.name, arguments: call.arguments })),
    ),
    durationMs: answer.durationMs,
  });
  await noteModel(ctx, key, answer);
}

async function noteModel(ctx: Context, key: RunKey, { context }: Answered): Promise<void> {
  const { provider, model } = context;
  if (typeof provider !== 'string' || typeof model !== 'string') return;
  await ctx.db
    .update(caseRuns)
    .set({ provider: storable(provider), model: storable(model) })
    .where(and(runIs(ctx, key), eq(caseRuns.model, '')));
}

async function endRun(
  ctx: Context,
  key: RunKey,
  end: { status: 'complete' | 'stopped' | 'failed'; error: string },
): Promise<void> {
  try {
    await forgetRunTalk(ctx, key);
    await ctx.db
      .update(caseRuns)
      .set({ ...end, endedAt: sql`clock_timestamp()` })
      .where(runIs(ctx, key));
  } catch (fault) {
    // Its heart beats no more: whoever looks next finds it cut.
    ctx.log.warn({ requestId: ctx.requestId, run: key.runId, error: String(fault) }, 'run not settled');
  }
}
