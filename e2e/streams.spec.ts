import { type IncomingMessage, request } from 'node:http';
import { test } from './support/held-model';
import { mintToken } from './support/identity';
import { Relay } from './support/relay';
import { expect } from './support/test';
import { world } from './support/world';

test('neither Next nor compression holds the events of a chat back', async ({ held }) => {
  const relay = new Relay(Number(new URL(world().origin).port));
  await relay.open();
  try {
    const address = `http://127.0.0.1:${relay.port}/api/v1/agents/${held.agent}/chat`;
    const reply = await ask(address, { messages: [{ role: 'user', content: 'Status?' }], ...held.named });
    let text = '';
    reply.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    expect(reply.statusCode).toBe(200);
    expect(reply.headers).toMatchObject({
      ...{ 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' },
      'cache-control': 'no-cache, no-transform',
    });
    expect(reply.headers['content-encoding']).toBeUndefined();
    // The model says no more until it is told to.
    await expect.poll(() => text).toMatch(/^data: \{"type":"context_ready".*first/s);
    held.finish();
    await expect.poll(() => text).toMatch(/ last.*data: \[DONE\]\n\n$/s);
  } finally {
    await relay.cut();
  }
});

async function ask(url: string, json: object): Promise<IncomingMessage> {
  const body = JSON.stringify(json);
  const headers = {
    ...{ Authorization: `Bearer ${await mintToken('globex')}`, 'Content-Type': 'application/json' },
    ...{ 'Accept-Encoding': 'gzip, br', 'Content-Length': Buffer.byteLength(body) },
  };
  return new Promise((resolve, reject) => {
    request(url, { method: 'POST', headers }, resolve).once('error', reject).end(body);
  });
}
