import { and, eq, sql } from 'drizzle-orm';
import type { ChatBody } from '@/lib/contract/chat';
import type { Context } from '../../context';
import { noteProgress } from '../../live-work';
import { findIn, leakyPrompt, questionFor } from '../../probe/canaries';
import { storable } from '../../storable';
import { probeAsks, probes } from '../../store/schema/probes';
import { type Asked, askAgent } from '../ask-agent';
import { withHeartbeat } from '../heartbeat';
import { several } from '../several';
import { plantCanaries, removeCanaries } from './plant-canaries';
import { type ProbeKey, probeIs, readProbe, toProbe, type WholeProbe } from './probe-rows';
import { forgetProbeTalk, probeSession } from './probe-talk';

const AT_ONCE = 4;
const LONGEST_ANSWER = 20_000;

type AskRow = WholeProbe['asks'][number];

/** Plants, asks, and removes what it planted, whatever happened. Never throws. */
export async function runProbe(ctx: Context, key: ProbeKey, stop: AbortController): Promise<void> {
  const beat = async () => {
    const [row] = await ctx.db
      .update(probes)
      .set({ heartbeatAt: sql`clock_timestamp()` })
      .where(probeIs(ctx, key))
      .returning({ stopRequestedAt: probes.stopRequestedAt });
    return Boolean(row?.stopRequestedAt);
  };
  await withHeartbeat(beat, stop, () => plantAndAsk(ctx, key, stop.signal));
}

async function plantAndAsk(ctx: Context, key: ProbeKey, stop: AbortSignal): Promise<void> {
  let error = '';
  try {
    const whole = await readProbe(ctx, key);
    const faults = await plantCanaries(ctx, key, whole.canaries, stop);
    noteProgress(key.probeId);
    await several(whole.asks, AT_ONCE, async (ask) => {
      await askOne(ctx, { key, whole, ask, fault: faults.get(ask.instanceId) }, stop);
      noteProgress(key.probeId);
    });
  } catch (fault) {
    error = 'The server could not go on with it.';
    ctx.log.warn({ requestId: ctx.requestId, probe: key.probeId, error: String(fault) }, 'probe failed');
  }
  await endProbe(ctx, key, { error, isStopped: stop.aborted });
}

interface Asking {
  key: ProbeKey;
  whole: WholeProbe;
  ask: AskRow;
  /** Why it is not asked at all. */
  fault: string | undefined;
}

async function askOne(ctx: Context, { key, whole, ask, fault }: Asking, stop: AbortSignal): Promise<void> {
  if (stop.aborted) return;
  if (fault) return settleAsk(ctx, key, ask, { status: 'failed', error: fault });
  const asked = await askAgent(ctx, { agentId: key.agentId, body: bodyFor(key, whole, ask) }, stop);
  if (stop.aborted) return;
  const prompt = typeof asked.context.system === 'string' ? asked.context.system : undefined;
  const found = [
    ...findIn(prompt ?? '', 'prompt', whole.canaries),
    ...findIn(asked.text, 'answer', whole.canaries),
  ];
  await settleAsk(ctx, key, ask, {
    status: asked.error ? 'failed' : 'answered',
    error: storable(asked.error),
    answer: storable(asked.text).slice(0, LONGEST_ANSWER).toWellFormed(),
    ...{ hasPrompt: prompt !== undefined, durationMs: asked.durationMs, found },
  });
  await noteModel(ctx, key, asked);
}

function bodyFor(key: ProbeKey, { row, canaries }: WholeProbe, ask: AskRow): ChatBody {
  return {
    messages: [{ role: 'user', content: questionFor(canaries) }],
    ...{ instance_id: ask.instanceId, user_id: ask.userId, session_id: probeSession(key) },
    request_type: 'evaluation',
    ...(row.isLeaky && { compiled_system_prompt: leakyPrompt(canaries, ask.instanceId) }),
  };
}

async function settleAsk(ctx: Context, key: ProbeKey, ask: AskRow, set: Partial<AskRow>): Promise<void> {
  await ctx.db
    .update(probeAsks)
    .set(set)
    .where(and(probeIs(ctx, key, probeAsks), eq(probeAsks.position, ask.position)));
}

async function noteModel(ctx: Context, key: ProbeKey, { context }: Asked): Promise<void> {
  const { provider, model } = context;
  if (typeof provider !== 'string' || typeof model !== 'string') return;
  await ctx.db
    .update(probes)
    .set({ provider: storable(provider), model: storable(model) })
    .where(and(probeIs(ctx, key), eq(probes.model, '')));
}

async function endProbe(
  ctx: Context,
  key: ProbeKey,
  { error, isStopped }: { error: string; isStopped: boolean },
): Promise<void> {
  try {
    await removeCanaries(ctx, key, (await readProbe(ctx, key)).canaries);
    await forgetProbeTalk(ctx, key);
    const whole = await readProbe(ctx, key);
    const firstFault = whole.asks.find((ask) => ask.error)?.error ?? '';
    const isAsked = whole.asks.some(({ status }) => status === 'answered');
    const status = isStopped ? 'stopped' : error || !isAsked ? 'failed' : 'complete';
    const { verdict, receipt } = toProbe({ ...whole, row: { ...whole.row, status } });
    await ctx.db
      .update(probes)
      .set({
        ...{ status, verdict, leaks: receipt.leaks, error: error || (isAsked ? '' : firstFault) },
        endedAt: sql`clock_timestamp()`,
      })
      .where(probeIs(ctx, key));
  } catch (fault) {
    // Its heart beats no more: whoever looks next finds it cut.
    ctx.log.warn({ requestId: ctx.requestId, probe: key.probeId, error: String(fault) }, 'probe not settled');
  }
}
