import { eq } from 'drizzle-orm';
import type {
  CreateModelProviderBody,
  ModelProviderEntry,
  UpdateModelProviderBody,
} from '@/lib/contract/model-providers';
import type { Context, Tx } from '../../context';
import { CannotKeepKey } from '../../models/key-cipher';
import { invalid, notFound, problem, taken } from '../../problems';
import { accounts } from '../../store/schema/accounts';
import { modelProviders } from '../../store/schema/model-providers';
import { differences, recordChange } from '../activity/record-change';
import { settleImageGeneration } from '../capabilities/image-unlock';
import { forgetProviders, type ProviderRow } from './known-providers';
import { isOfServer, oneProvider, toEntry } from './list-providers';
import { providerIdFor } from './provider-id';
import { recentTest } from './recent-tests';
import { accessOf, placeOf } from './tenant-models';

const MOST_PROVIDERS = 50;

export async function createModelProvider(
  ctx: Context,
  body: CreateModelProviderBody,
): Promise<ModelProviderEntry> {
  await requireAddress(ctx, body.base_url);
  const row = await change(ctx, async (tx, all) => {
    if (all.length >= MOST_PROVIDERS) throw problem(409, `There may be ${MOST_PROVIDERS} model providers.`);
    requireFreeName(all, body.name);
    const providerId = providerIdFor(
      body.name,
      all.map((each) => each.providerId),
    );
    const { tenant: tenantId, userId } = ctx.caller;
    const values = {
      ...{ tenantId, providerId, createdBy: userId, updatedBy: userId },
      ...columnsOf(body),
      ...keyColumns(ctx, providerId, body.api_key ?? null),
    };
    const [written] = await tx
      .insert(modelProviders)
      .values({ ...values, lastTest: testOf(ctx, values, body.api_key ?? undefined) })
      .returning();
    if (!written) throw new Error('The provider was not written.');
    const after = { ...wireOf(written), api_key: keyWord(written) };
    await recordChange(tx, ctx, { ...about(written), verb: 'create', after });
    return written;
  });
  return toEntry(ctx, row);
}

export async function updateModelProvider(
  ctx: Context,
  input: { providerId: string; body: UpdateModelProviderBody },
): Promise<ModelProviderEntry> {
  const { providerId, body } = input;
  if (body.base_url) await requireAddress(ctx, body.base_url);
  const row = await change(ctx, async (tx, all) => {
    const known = all.find((each) => each.providerId === providerId);
    if (!known) throw notFound('model provider');
    if (body.name) requireFreeName(all, body.name, providerId);
    requireKeyAgain(known, body);
    const { api_key: key, image_model: image, ...members } = body;
    const to = { ...wireOf(known), ...members, ...(image !== undefined && { image_model: image ?? '' }) };
    const changed = differences<Record<string, unknown>>(
      { ...wireOf(known), api_key: keyWord(known) },
      { ...to, ...(key === null && { api_key: 'none' }), ...(key && { api_key: 'entered anew' }) },
    );
    if (!changed) return known;
    const columns = {
      ...columnsOf(to),
      ...(key !== undefined && keyColumns(ctx, providerId, key)),
      ...{ updatedBy: ctx.caller.userId, updatedAt: new Date() },
    };
    const next = { ...known, ...columns };
    const isSame = known.baseUrl === next.baseUrl && known.models[0] === next.models[0] && key === undefined;
    const lastTest = isSame ? known.lastTest : testOf(ctx, next, accessOf(ctx.providers, next).apiKey);
    const [written] = await tx
      .update(modelProviders)
      .set({ ...columns, lastTest })
      .where(oneProvider(ctx, providerId))
      .returning();
    if (!written) throw new Error('The provider was not written.');
    const verb = Object.keys(changed.after).join() === 'name' ? 'rename' : 'update';
    await recordChange(tx, ctx, { ...about(written), ...changed, verb });
    return written;
  });
  return toEntry(ctx, row);
}

/** Layers that name it go on naming it, and say so where they are shown. */
export async function deleteModelProvider(ctx: Context, providerId: string): Promise<void> {
  await change(ctx, async (tx) => {
    const [gone] = await tx.delete(modelProviders).where(oneProvider(ctx, providerId)).returning();
    if (!gone) throw notFound('model provider');
    const before = { ...wireOf(gone), api_key: keyWord(gone) };
    await recordChange(tx, ctx, { ...about(gone), verb: 'delete', before });
  });
}

/** One change of a tenant's providers after the other; then what follows from it. */
async function change<T>(ctx: Context, work: (tx: Tx, all: ProviderRow[]) => Promise<T>): Promise<T> {
  const { tenant: tenantId } = ctx.caller;
  const readAll = (tx: Tx) => tx.select().from(modelProviders).where(eq(modelProviders.tenantId, tenantId));
  try {
    const { done, makesImages } = await ctx.db.transaction(async (tx) => {
      await tx.insert(accounts).values({ tenantId }).onConflictDoNothing();
      await tx.select().from(accounts).where(eq(accounts.tenantId, tenantId)).for('update');
      const all = await readAll(tx);
      const result = await work(tx, all);
      return { done: result, makesImages: [all, await readAll(tx)].map(makeImages) };
    });
    if (makesImages[0] !== makesImages[1]) await settleImages(ctx);
    return done;
  } catch (error) {
    throw error instanceof CannotKeepKey ? problem(409, error.message) : error;
  } finally {
    // Also when nobody knows whether the change was committed.
    forgetProviders(ctx.db, tenantId);
  }
}

function makeImages(rows: ProviderRow[]): boolean {
  return rows.some(({ imageModel }) => imageModel !== '');
}

/** A failure undoes no change of providers: every start settles again. */
async function settleImages(ctx: Context): Promise<void> {
  const ofServer = ctx.catalogue.providers.filter(({ id }) => isOfServer(ctx, id));
  const makesImages = ofServer.some(({ imageModel }) => imageModel !== undefined);
  await settleImageGeneration(ctx.db, { makesImages }, ctx.caller.tenant).catch((error: unknown) =>
    ctx.log.error(
      { requestId: ctx.requestId, error: String(error) },
      'image generation could not be settled',
    ),
  );
}

function requireFreeName(all: ProviderRow[], name: string, except?: string): void {
  if (all.some((each) => each.name === name && each.providerId !== except)) {
    throw taken('model provider', name);
  }
}

async function requireAddress(ctx: Context, url: string): Promise<void> {
  const message = await ctx.providers.outbound.refusal(url);
  if (message) throw invalid([{ location: 'body.base_url', message }]);
}

/** Whoever may change the address need not know the key: it is sent to nobody but its own server. */
function requireKeyAgain(known: ProviderRow, { base_url: url, api_key: key }: UpdateModelProviderBody): void {
  if (!url || key !== undefined || known.sealedKey === null || isSameServer(url, known.baseUrl)) return;
  const message = 'must be entered again: the provider is at another address now';
  throw invalid([{ location: 'body.api_key', message }]);
}

export function isSameServer(one: string, other: string): boolean {
  return new URL(one).origin === new URL(other).origin;
}

type Members = Pick<CreateModelProviderBody, 'name' | 'base_url' | 'models' | 'image_model'>;

function columnsOf({ name, base_url: baseUrl, models, image_model: imageModel }: Members) {
  return { name, baseUrl, models, imageModel: imageModel ?? '' };
}

function wireOf({ name, baseUrl, models, imageModel }: ProviderRow) {
  return { name, base_url: baseUrl, models, image_model: imageModel };
}

/** In Activity a key is a word about it. */
function keyWord({ sealedKey }: ProviderRow): string {
  return sealedKey === null ? 'none' : 'entered';
}

/** A short key is not half given away by its end. */
const SHORTEST_SHOWN = 12;

function keyColumns(ctx: Context, providerId: string, key: string | null) {
  if (key === null) return { sealedKey: null, keyEnd: '' };
  const place = placeOf({ tenantId: ctx.caller.tenant, providerId });
  const keyEnd = key.length < SHORTEST_SHOWN ? '' : key.slice(-4);
  return { sealedKey: ctx.providers.cipher.seal(key, place), keyEnd };
}

function testOf(ctx: Context, row: Pick<ProviderRow, 'baseUrl' | 'models'>, apiKey: string | undefined) {
  const { baseUrl, models } = row;
  return recentTest({ tenant: ctx.caller.tenant, baseUrl, apiKey, model: models[0] ?? '' }) ?? null;
}

function about({ providerId, name }: ProviderRow) {
  return { object: { type: 'provider' as const, id: providerId, name } };
}
