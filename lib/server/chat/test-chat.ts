import type { Catalogue } from '../models/catalogue';
import { catalogueOf } from '../models/catalogue';
import { type TestApi, testApiOver } from '../test-api';
import { bodyOf, type World } from '../test-world';
import type { ModelAccess } from './open-model';
import type { TestProvider } from './test-provider';

/** What the tests of the chat share. */

export const KEY = 'sk-upstream-secret-1234567890';

/** The world's database behind an API whose models are the provider's. */
export function withProvider(
  world: World,
  { url }: Pick<TestProvider, 'url'>,
  patience: Partial<ModelAccess> = {},
): Pick<TestApi, 'request'> {
  const settings: Parameters<typeof catalogueOf>[0] = { CHAT_BASE_URL: url, CHAT_MODEL: ['m', 'm2'] };
  const catalogue: Catalogue = catalogueOf(settings);
  const models = { baseUrl: url, apiKey: KEY, firstPatienceMs: 60_000, idlePatienceMs: 60_000, ...patience };
  return testApiOver(async () => world.api.store, { catalogue, models });
}

export interface Chatted {
  status: number;
  headers: Headers;
  text: string;
  /** Every event, parsed. */
  events: Record<string, unknown>[];
  answer: string;
  error: string | undefined;
}

/** Sends one message, or a whole body, and reads the stream to its end. */
export async function chat(
  api: Pick<TestApi, 'request'>,
  token: string,
  agent: string,
  body: string | object,
): Promise<Chatted> {
  const json = typeof body === 'string' ? { messages: [{ role: 'user', content: body }] } : body;
  const response = await api.request(`/agents/${encodeURIComponent(agent)}/chat`, {
    ...{ method: 'POST', token, json },
  });
  return chatted(response);
}

export async function chatted(response: Response): Promise<Chatted> {
  const text = await response.text();
  const events = text
    .split('\n\n')
    .filter((line) => line.startsWith('data: {'))
    .map((line): Record<string, unknown> => Object(JSON.parse(line.slice('data: '.length))));
  const answer = events.map((event) => Object([event.choices].flat()[0]).delta?.content ?? '').join('');
  const failed = events.find(({ error }) => error !== undefined);
  const error = failed && String(Object(failed.error).message);
  return { status: response.status, headers: response.headers, text, events, answer, error };
}

/** An agent, of a tenant whose token it is. */
export async function makeAgent(api: Pick<TestApi, 'request'>, token: string, json: object): Promise<string> {
  const response = await api.request('/agents', { method: 'POST', token, json });
  const body = await bodyOf(response);
  if (response.status !== 200) throw new Error(JSON.stringify(body));
  return String(body.agent_id);
}
