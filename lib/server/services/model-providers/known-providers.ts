import { asc, inArray } from 'drizzle-orm';
import type { Database, Store } from '../../store/connect';
import { modelProviders } from '../../store/schema/model-providers';

export type ProviderRow = typeof modelProviders.$inferSelect;

/** How often a process looks for what another copy changed, and after how long it no longer trusts what it knows. */
const LOOK_EVERY_MS = 2500;
const TRUSTED_MS = 5000;
/** A tenant that nobody works in is forgotten. */
const IDLE_MS = 600_000;

interface Known {
  rows: readonly ProviderRow[];
  readAt: number;
  usedAt: number;
}

const NONE: readonly ProviderRow[] = [];

/** The providers that tenants added, kept in memory: a chat reads them before anything else. */
class KnownProviders {
  private readonly known = new Map<string, Known>();
  private readonly reading = new Map<string, Promise<readonly ProviderRow[]>>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly db: Database,
    private readonly isShared: boolean,
  ) {}

  of(tenant: string): readonly ProviderRow[] | Promise<readonly ProviderRow[]> {
    const entry = this.known.get(tenant);
    const now = performance.now();
    if (!entry || (this.isShared && now - entry.readAt > TRUSTED_MS)) return this.read(tenant);
    entry.usedAt = now;
    return entry.rows;
  }

  /** What is being read now may be older than the change, so it is not kept either. */
  forget(tenant: string): void {
    this.known.delete(tenant);
    this.reading.delete(tenant);
  }

  private read(tenant: string): Promise<readonly ProviderRow[]> {
    const running = this.reading.get(tenant);
    if (running) return running;
    const reading = this.select([tenant]);
    this.reading.set(tenant, reading);
    const isNewest = () => this.reading.get(tenant) === reading;
    const readAt = performance.now();
    reading
      .then((rows) => {
        if (isNewest()) this.keep(tenant, { rows, readAt, usedAt: readAt });
      })
      .catch(() => undefined)
      .finally(() => {
        if (isNewest()) this.reading.delete(tenant);
      });
    return reading;
  }

  private keep(tenant: string, entry: Known): void {
    this.known.set(tenant, entry);
    if (this.isShared) this.timer ??= setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  /** Async: a query by itself is sent once more by each that waits for it. */
  private async select(tenants: string[]): Promise<ProviderRow[]> {
    return await this.db
      .select()
      .from(modelProviders)
      .where(inArray(modelProviders.tenantId, tenants))
      .orderBy(asc(modelProviders.createdAt), asc(modelProviders.providerId));
  }

  /** One query for all tenants that are worked in, so that no request of theirs has to wait for one. */
  private async look(): Promise<void> {
    const readAt = performance.now();
    for (const [tenant, { usedAt }] of this.known) if (readAt - usedAt > IDLE_MS) this.known.delete(tenant);
    const before = [...this.known];
    if (before.length === 0) return this.rest();
    try {
      const found = byTenant(await this.select(before.map(([tenant]) => tenant)));
      for (const [tenant, entry] of before) {
        // A change meanwhile, or a request that read by itself, knows better.
        if (this.known.get(tenant) !== entry) continue;
        entry.rows = sameOr(entry.rows, found.get(tenant) ?? NONE);
        entry.readAt = readAt;
      }
    } catch {
      // Requests read for themselves, and say what is wrong.
      this.rest();
    }
  }

  private rest(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.known.clear();
  }
}

/** What was made of rows stays while they say the same. */
function sameOr(known: readonly ProviderRow[], read: readonly ProviderRow[]): readonly ProviderRow[] {
  return JSON.stringify(known) === JSON.stringify(read) ? known : read;
}

function byTenant(rows: ProviderRow[]): Map<string, ProviderRow[]> {
  const found = new Map<string, ProviderRow[]>();
  for (const row of rows) found.set(row.tenantId, [...(found.get(row.tenantId) ?? []), row]);
  return found;
}

/** Next loads this module once for pages and once for routes; what they know is one. */
function registry(): WeakMap<Database, KnownProviders> {
  const home = globalThis as unknown as Record<symbol, WeakMap<Database, KnownProviders> | undefined>;
  const key = Symbol.for('troupe.model-providers');
  home[key] ??= new WeakMap();
  return home[key];
}

export function providerRows(
  { db, kind }: Pick<Store, 'db' | 'kind'>,
  tenant: string,
): readonly ProviderRow[] | Promise<readonly ProviderRow[]> {
  const all = registry();
  const known = all.get(db) ?? new KnownProviders(db, kind === 'postgres');
  all.set(db, known);
  return known.of(tenant);
}

/** To be called when a change of a tenant's providers was committed. */
export function forgetProviders(db: Database, tenant: string): void {
  registry().get(db)?.forget(tenant);
}
