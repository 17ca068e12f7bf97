import type { ServerResponse } from 'node:http';
import { begin, chunk, openTestProvider } from '@/lib/server/chat/test-provider';
import { Api, unique } from './api';
import { test as base } from './test';

/**
 * A model provider that says "first", and the rest when it is told to, and an agent to ask. They are Globex's, where
 * no other journey talks to an agent: a tenant's own providers stand before the rehearsal.
 */
async function openHeldModel() {
  const api = new Api('globex');
  const upstream = await openTestProvider();
  const waiting: ServerResponse[] = [];
  let closed = 0;
  upstream.play((response) => {
    begin(response);
    response.write(chunk({ content: 'first' }));
    response.on('close', () => {
      if (!response.writableFinished) closed += 1;
    });
    waiting.push(response);
  });
  const { agent_id: agent } = await api.createAgent({ name: unique('Held') });
  const made = await api.send('POST', '/api/troupe/v1/models/providers', {
    ...{ name: unique('Held'), base_url: upstream.url, models: ['held-1'] },
  });
  const body = await made.json();
  if (!made.ok) throw new Error(JSON.stringify(body));
  const provider = String(body.provider_id);
  return {
    agent,
    /** The members of a request that name it. */
    named: { provider, model: 'held-1' },
    closed: () => closed,
    finish() {
      for (const response of waiting.splice(0)) {
        response.end(`${chunk({ content: ' last' })}${chunk({}, 'stop')}data: [DONE]\n\n`);
      }
    },
    async close() {
      await upstream.close();
      await api.send('DELETE', `/api/troupe/v1/models/providers/${provider}`);
      await api.send('DELETE', `/api/v1/agents/${agent}`);
    },
  };
}

export const test = base.extend<{ held: Awaited<ReturnType<typeof openHeldModel>> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  held: async ({}, use) => {
    const held = await openHeldModel();
    await use(held);
    await held.close();
  },
});
