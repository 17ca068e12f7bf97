import type { ModelTest, TestModelBody } from '@/lib/contract/model-providers';
import { openAiModel } from '../../chat/open-ai/model';
import { openModel, type ProviderAccess, providerAccess } from '../../chat/open-model';
import { type Model, type ModelRequest, runModel } from '../../chat/run-model';
import { faultMessage } from '../../chat/upstream-fault';
import type { Context } from '../../context';
import { invalid } from '../../problems';
import { modelProviders } from '../../store/schema/model-providers';
import { isSameServer } from './change-providers';
import type { ProviderRow } from './known-providers';
import { isOfServer, oneProvider } from './list-providers';
import { listRemoteModels } from './list-remote-models';
import { rememberTest } from './recent-tests';
import { accessOf } from './tenant-models';

/** A person waits for it, and the dashboard's own call is given up after 30 s. */
const LIMIT_MS = 25_000;
const LIST_LIMIT_MS = 8000;
const FIRST_PATIENCE_MS = 20_000;

const LATE_LIST = `The list of models did not come within ${LIST_LIMIT_MS / 1000} s: name the model to ask.`;

/** What is tested. */
interface Target {
  /** Undefined: the rehearsal, which is not reached at all. */
  access: ProviderAccess | undefined;
  model: string | undefined;
  /** The stored provider, when it is tested just as it is. */
  stored?: ProviderRow;
}

/** One small question, and the provider's own list of models beside it. Only what was asked wrongly is refused. */
export async function testModel(ctx: Context, body: TestModelBody, signal: AbortSignal): Promise<ModelTest> {
  const target = await targetOf(ctx, body);
  const until = AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]);
  const listing = listOf(target, AbortSignal.any([until, AbortSignal.timeout(LIST_LIMIT_MS)]));
  const model = target.model ?? (await listing).models[0];
  if (!model) {
    const { models, fault = 'The provider lists no models: name the one to ask.' } = await listing;
    return { models, fault };
  }
  const [{ models }, outcome] = await Promise.all([listing, ask(ctx, { ...target, model }, until)]);
  await note(ctx, target, { model, ...outcome });
  return { model, models, ...outcome };
}

async function targetOf(ctx: Context, body: TestModelBody): Promise<Target> {
  const { provider_id: id, base_url: url, api_key: key, model } = body;
  if (url) await requireOpenAddress(ctx, url);
  const typed = (apiKey: string | null | undefined) => ({
    ...{ baseUrl: url ?? '', fetch: ctx.providers.outbound.fetch },
    ...(apiKey && { apiKey }),
  });
  if (id === undefined) return { access: typed(key), model };
  if (isOfServer(ctx, id)) {
    if (url || key) throw refused('provider_id', 'belongs to this server and is tested as it is');
    const known = ctx.catalogue.providers.find((each) => each.id === id);
    if (!known) throw refused('provider_id', 'is not there now');
    const access = id === 'rehearsal' ? undefined : providerAccess(ctx.models, id);
    return { access, model: model ?? known.models[0] };
  }
  const [row] = await ctx.db.select().from(modelProviders).where(oneProvider(ctx, id));
  if (!row) throw refused('provider_id', 'is not the id of a provider here');
  const kept = accessOf(ctx.providers, row);
  const known = { model: model ?? row.models[0] };
  if (url === undefined && key === undefined) {
    return { ...known, access: kept, ...(known.model === row.models[0] && { stored: row }) };
  }
  const baseUrl = url ?? row.baseUrl;
  const access = { ...typed(key), baseUrl };
  // The key that is kept is sent to its own server only.
  const isKept = key === undefined && isSameServer(baseUrl, row.baseUrl);
  return { ...known, access: isKept ? { ...kept, baseUrl } : access };
}

async function requireOpenAddress(ctx: Context, url: string): Promise<void> {
  const message = await ctx.providers.outbound.refusal(url);
  if (message) throw refused('base_url', message);
}

function refused(member: keyof TestModelBody, message: string) {
  return invalid([{ location: `body.${member}`, message }]);
}

async function listOf(
  { access }: Target,
  signal: AbortSignal,
): Promise<{ models: string[]; fault?: string }> {
  if (!access) return { models: [] };
  return listRemoteModels(access, signal).then(
    (models) => ({ models }),
    (error: unknown) => ({ models: [], fault: signal.aborted ? LATE_LIST : faultMessage(error) }),
  );
}

type Outcome = Pick<ModelTest, 'first_token_ms' | 'total_ms' | 'fault'>;

async function ask(ctx: Context, target: Target & { model: string }, signal: AbortSignal): Promise<Outcome> {
  const began = performance.now();
  const elapsed = () => Math.round(performance.now() - began);
  let first: number | undefined;
  try {
    for await (const event of runModel(questionFor(open(ctx, target)), patienceOf(ctx), signal)) {
      if (event.type === 'text') first ??= elapsed();
    }
    return { first_token_ms: first, total_ms: elapsed() };
  } catch (error) {
    const late = `The model was not done after ${LIMIT_MS / 1000} s.`;
    return { first_token_ms: first, fault: signal.aborted ? late : faultMessage(error) };
  }
}

function open(ctx: Context, { access, model }: Target & { model: string }): Model {
  return access ? openAiModel(model, access) : openModel(ctx.models, { provider: 'rehearsal', model });
}

function questionFor(model: Model): ModelRequest {
  const content = [{ type: 'text' as const, text: 'Answer with the one word: ready' }];
  return { model, prompt: [{ role: 'user', content }], tools: [] };
}

function patienceOf({ models }: Context) {
  return {
    firstPatienceMs: Math.min(models.firstPatienceMs, FIRST_PATIENCE_MS),
    idlePatienceMs: models.idlePatienceMs,
  };
}

/** Beside the provider, or where whoever saves the same finds it. A test is no change: Activity keeps none. */
async function note(ctx: Context, target: Target, outcome: Outcome & { model: string }): Promise<void> {
  const test = { at: new Date().toISOString(), ...outcome };
  const { access, stored } = target;
  if (stored) {
    await ctx.db.update(modelProviders).set({ lastTest: test }).where(oneProvider(ctx, stored.providerId));
  } else if (access) {
    const { baseUrl, apiKey } = access;
    rememberTest({ tenant: ctx.caller.tenant, baseUrl, apiKey, model: outcome.model }, test);
  }
}
