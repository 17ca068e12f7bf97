import { type IncomingMessage, request } from 'node:http';
import { unique } from './support/api';
import { mintToken } from './support/identity';
import { Relay } from './support/relay';
import { expect, test } from './support/test';
import { world } from './support/world';

test('neither Next nor compression holds the events of a chat back', async ({ api }) => {
  const { agent_id: id } = await api.createAgent({ name: unique('Streamed') });
  for (let state = 0; state < 20; state += 1) {
    const body = { key: `lamp ${state}`, value: 'lit and burning with a steady light' };
    await api.send('POST', `/api/v1/agents/${id}/custom-states`, body);
  }
  const relay = new Relay(Number(new URL(world().origin).port));
  await relay.open();
  try {
    const { reply, parts } = await ask(`http://127.0.0.1:${relay.port}/api/v1/agents/${id}/chat`);
    expect(reply.statusCode).toBe(200);
    expect(reply.headers).toMatchObject({
      ...{ 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' },
      'cache-control': 'no-cache, no-transform',
    });
    expect(reply.headers['content-encoding']).toBeUndefined();
    // Held back, all of it would come at once.
    expect(parts.length).toBeGreaterThan(3);
    expect(parts[0]).not.toContain('[DONE]');
    expect(parts.join('')).toMatch(/^data: \{"type":"context_ready".*data: \[DONE\]\n\n$/s);
  } finally {
    await relay.cut();
  }
});

async function ask(url: string): Promise<{ reply: IncomingMessage; parts: string[] }> {
  const body = JSON.stringify({ messages: [{ role: 'user', content: 'Status?' }], provider: 'rehearsal' });
  const headers = {
    ...{ Authorization: `Bearer ${await mintToken('admin')}`, 'Content-Type': 'application/json' },
    ...{ 'Accept-Encoding': 'gzip, br', 'Content-Length': Buffer.byteLength(body) },
  };
  const reply = await new Promise<IncomingMessage>((resolve, reject) => {
    request(url, { method: 'POST', headers }, resolve).once('error', reject).end(body);
  });
  const parts: string[] = [];
  reply.setEncoding('utf8');
  for await (const part of reply) parts.push(String(part));
  return { reply, parts };
}
