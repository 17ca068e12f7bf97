import { createServer, type ServerResponse } from 'node:http';
import { Api, unique } from './api';
import { portOf } from './ports';
import { test as base } from './test';

const chunk = (delta: object, finish: string | null = null) =>
  `data: ${JSON.stringify({ id: 'c', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;

/**
 * A model provider that says "first", and the rest when it is told to, and an agent to ask. They are Globex's, where
 * no other journey talks to an agent: a tenant's own providers stand before the rehearsal.
 */
async function openHeldModel() {
  const api = new Api('globex');
  const waiting: ServerResponse[] = [];
  let closed = 0;
  const server = createServer((asked, response) => {
    asked.resume();
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(chunk({ content: 'first' }));
    response.on('close', () => {
      if (!response.writableFinished) closed += 1;
    });
    waiting.push(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { agent_id: agent } = await api.createAgent({ name: unique('Held') });
  const made = await api.send('POST', '/api/troupe/v1/models/providers', {
    ...{ name: unique('Held'), base_url: `http://127.0.0.1:${portOf(server)}/v1`, models: ['held-1'] },
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
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
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
