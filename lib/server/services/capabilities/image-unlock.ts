import { randomUUID } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import type { Log } from '@/lib/log';
import type { Catalogue } from '../../models/catalogue';
import type { Database } from '../../store/connect';
import type { StoredCapabilities } from '../../store/schema/agents';

/** Since when image generation works: kept while it does, now when it begins to, null when it does not. */
export function imageUnlockedAt(
  known: Date | null,
  { imageGeneration = false }: StoredCapabilities,
  makesImages: boolean,
): Date | null {
  return imageGeneration && makesImages ? (known ?? new Date()) : null;
}

const CHUNK = 1000;

/**
 * Brings the times of image generation in line with what the model providers can do, the environment's and each
 * tenant's own; call it whenever they may have changed, for one tenant or for all. Answers how many agents it
 * concerned. Every process of a database must have the same environment.
 */
export async function settleImageGeneration(
  db: Database,
  { makesImages }: Pick<Catalogue, 'makesImages'>,
  tenant?: string,
): Promise<number> {
  const own = sql`exists (select 1 from model_providers as p where p.tenant_id = agents.tenant_id and p.image_model <> '')`;
  const can = sql`(${makesImages} or ${own})`;
  const here = tenant === undefined ? sql`` : sql`and tenant_id = ${tenant}`;
  const locked = sql`capabilities @> '{"imageGeneration": true}' and image_unlocked_at is null and ${can} ${here}`;
  const unlocked = sql`image_unlocked_at is not null and not ${can} ${here}`;
  return (await settleAll(db, locked, true)) + (await settleAll(db, unlocked, false));
}

async function settleAll(db: Database, outdated: SQL, makesImages: boolean): Promise<number> {
  let settled = 0;
  for (;;) {
    const { rows } = await db.execute(settleChunk(outdated, makesImages));
    settled += rows.length;
    if (rows.length < CHUNK) return settled;
  }
}

/** A thousand agents and their rows of Activity, in one statement: others get their turn between two of them. */
function settleChunk(outdated: SQL, makesImages: boolean) {
  const time = makesImages ? sql`clock_timestamp()` : sql`null`;
  const note = makesImages
    ? 'A model provider makes images now: image generation is unlocked.'
    : 'No model provider makes images any more: image generation is pending.';
  const words = (works: boolean) => JSON.stringify({ imageGeneration: works ? 'unlocked' : 'pending' });
  return sql`
    with outdated as (
      select tenant_id, agent_id from agents where ${outdated} limit ${CHUNK} for no key update skip locked
    ), settled as (
      update agents set image_unlocked_at = ${time} from outdated
      where agents.tenant_id = outdated.tenant_id and agents.agent_id = outdated.agent_id
      returning agents.tenant_id, agents.agent_id, agents.project_id, agents.name
    )
    insert into activity (
      tenant_id, actor_type, actor_id, actor_label, project_id, request_id, verb, object_type, object_id,
      object_name, agent_id, before, after, note)
    select tenant_id, 'system', 'model-providers', 'Model providers', project_id, ${randomUUID()}, 'update',
      'agent', agent_id::text, name, agent_id, ${words(!makesImages)}::jsonb, ${words(makesImages)}::jsonb,
      ${note}
    from settled
    returning 1`;
}

/** The same at the start of a process; a failure is logged and tried again at the next start. */
export async function settleImagesAtStart(
  open: () => Promise<{ db: Database }>,
  catalogue: Catalogue,
  log: Log,
): Promise<void> {
  try {
    const settled = await settleImageGeneration((await open()).db, catalogue);
    if (settled > 0) log.info({ settled, makesImages: catalogue.makesImages }, 'image generation settled');
  } catch (error) {
    log.error({ err: error }, 'image generation could not be settled');
  }
}
