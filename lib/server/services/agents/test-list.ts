import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { agents } from '../../store/schema/agents';
import { signToken, type TestApi } from '../../test-api';
import { bodyOf, type Json, listOf } from '../../test-world';

export interface Planted {
  name: string;
  createdAt?: string;
  lastSeenAt?: string | null;
  isActive?: boolean;
  owner?: string;
  email?: string;
  projectId?: string | null;
}

/** The list of one organisation, with rows planted as a case needs them. */
export interface AgentList {
  tenant: string;
  token: string;
  plant(rows: Planted[]): Promise<void>;
  list(query: string): Promise<Json>;
  names(query: string): Promise<string[]>;
}

/** Each case takes an organisation of its own. */
export async function newList(api: TestApi): Promise<AgentList> {
  const tenant = `org_${randomUUID()}`;
  const token = await signToken({ org: { id: tenant, role: 'admin' }, exp: 3600 });
  const list = async (query: string) => {
    const response = await api.request(`/agents${query}`, { token });
    const body = await bodyOf(response);
    expect(response.status, JSON.stringify(body)).toBe(200);
    return body;
  };
  return {
    ...{ tenant, token, list },
    plant: async (rows) => {
      for (const row of rows) await api.store.db.insert(agents).values(columnsOf(tenant, row));
    },
    names: async (query) => listOf((await list(query)).items).map((item) => String(item.name)),
  };
}

/** Times go in as text: a Date would lose the microseconds. */
function columnsOf(tenantId: string, row: Planted) {
  return {
    ...{ tenantId, name: row.name, ownerUserId: 'user_1', isActive: row.isActive ?? true },
    ...{ ownerDisplayName: row.owner ?? 'Owner', ownerEmail: row.email ?? '' },
    projectId: row.projectId ?? null,
    createdAt: sql`${row.createdAt ?? '2026-01-01T00:00:00Z'}::timestamptz`,
    lastSeenAt: row.lastSeenAt ? sql`${row.lastSeenAt}::timestamptz` : null,
  };
}
