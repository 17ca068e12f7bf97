import type { Log } from '@/lib/log';
import { type TestApi, type TestRequest, testApiOver } from '../../test-api';
import { bodyOf, type Json, listOf, type World } from '../../test-world';
import { forgetProviders } from './known-providers';

/** What the tests of model providers share. */

export const SECRET = 'sk-provider-secret-0123456789-wxyz';

const BASE = '/api/troupe/v1/models';

/** Everything that an API answered and logged, so that a test can look for a key in it. */
export interface Watched {
  request: TestApi['request'];
  said(): string;
}

export function watchedApi(world: World, options: Parameters<typeof testApiOver>[1] = {}): Watched {
  const parts: string[] = [];
  const note = (...given: unknown[]) => void parts.push(JSON.stringify(given));
  const log: Log = { debug: note, info: note, warn: note, error: note };
  const api = testApiOver(async () => world.api.store, { ...options, log });
  return {
    async request(path, init) {
      const response = await api.request(path, init);
      parts.push(await response.clone().text(), JSON.stringify([...response.headers]));
      return response;
    },
    said: () => parts.join('\n'),
  };
}

/** Takes every provider of these tenants away, also from memory. */
export async function forgetAll({ api }: World, tenants: string[]): Promise<void> {
  await api.store.db.execute('delete from model_providers');
  for (const tenant of tenants) forgetProviders(api.store.db, tenant);
}

export interface Reply {
  status: number;
  body: Json;
}

/** Asks the providers' part of the dashboard's contract. */
export async function ask(
  api: Pick<TestApi, 'request'>,
  token: string,
  [method, path]: [string, string],
  json?: unknown,
): Promise<Reply> {
  const init: TestRequest = { method, token, json };
  const response = await api.request(path.startsWith('/api/') ? path : `${BASE}${path}`, init);
  return { status: response.status, body: response.status === 204 ? {} : await bodyOf(response) };
}

export async function listed(api: Pick<TestApi, 'request'>, token: string): Promise<Json[]> {
  return listOf((await ask(api, token, ['GET', '/providers'])).body.providers);
}

export async function catalogueIds(api: Pick<TestApi, 'request'>, token: string): Promise<unknown[]> {
  const { body } = await ask(api, token, ['GET', '/api/v1/models']);
  return listOf(body.providers).map(({ provider }) => provider);
}
