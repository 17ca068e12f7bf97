import { ACME } from '@/lib/local-clerk/first-accounts';
import { openTestProvider, says, type TestProvider } from '@/lib/server/chat/test-provider';
import { catalogueOf } from '@/lib/server/models/catalogue';
import { openStore, type StoreOptions } from '@/lib/server/store/connect';
import { signToken, testApiOver } from '@/lib/server/test-api';

/** The API in this process over a database of its own, and a model that this process plays as well. */
export interface ChatWorld {
  provider: TestProvider;
  /** Asks the model itself, as the product does. */
  askModel(): Promise<Response>;
  /** Asks an agent that knows a few things. */
  askAgent(provider?: string): Promise<Response>;
  close(): Promise<void>;
}

const QUESTION = 'How is the sea, and what do you know of me?';

export async function openChatWorld(where: StoreOptions): Promise<ChatWorld> {
  const store = await openStore(where);
  const provider = await openTestProvider();
  provider.play(says('The sea', ' is calm.'));
  const catalogue = catalogueOf({ CHAT_BASE_URL: provider.url, CHAT_MODEL: ['m'] });
  const models = { baseUrl: provider.url, apiKey: 'k', firstPatienceMs: 60_000, idlePatienceMs: 30_000 };
  const api = testApiOver(async () => store, { catalogue, models });
  const token = await signToken({ exp: 3600, org: { id: ACME.id, role: 'admin' } });
  const post = (path: string, json: object) => api.request(path, { method: 'POST', token, json });
  const agent = await plant(post);
  await (await post(agent, { messages: [{ role: 'user', content: QUESTION }], user_id: 'ada' })).text();
  const sent = provider.received.at(-1)?.text ?? '';
  return {
    provider,
    askModel: () =>
      fetch(`${provider.url}/chat/completions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: 'Bearer k' },
        body: sent,
      }),
    askAgent: (name) =>
      post(agent, { messages: [{ role: 'user', content: QUESTION }], user_id: 'ada', provider: name }),
    async close() {
      await provider.close();
      await store.close();
    },
  };
}

type Post = (path: string, json: object) => Promise<Response>;

/** An agent with states, facts and tools; answers where it is talked to. */
async function plant(post: Post): Promise<string> {
  const made: unknown = await (
    await post('/agents', { name: 'Luna of the bench', bio: 'Keeps the light.' })
  ).json();
  const id: unknown = Reflect.get(Object(made), 'agent_id');
  const path = `/agents/${String(id)}`;
  for (let number = 0; number < 10; number += 1) {
    await post(`${path}/custom-states`, { key: `lamp ${number}`, value: { is: 'lit', since: number } });
    await post(`${path}/memory/facts`, { content: `Was here on day ${number}.`, user_id: 'ada' });
  }
  for (const name of ['find_ship', 'ring_bell']) {
    const parameters = { type: 'object', properties: { name: { type: 'string' } } };
    await post(`${path}/tools`, { name, description: 'Does what it says.', parameters });
  }
  return `${path}/chat`;
}
