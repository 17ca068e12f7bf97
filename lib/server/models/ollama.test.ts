import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ollamaAddress, watchOllama } from './ollama';

/** Ollama is looked for by itself, and never waited for. */

let server: Server;
let port = 0;
let reply: () => string | undefined;
let asked = 0;

function listen(at = 0): Promise<void> {
  server = createServer((_request, response) => {
    asked += 1;
    const text = reply();
    if (text !== undefined) response.end(text);
  });
  return new Promise((resolve) => {
    server.listen(at, '127.0.0.1', () => {
      port = (server.address() as AddressInfo).port;
      resolve();
    });
  });
}

async function close(): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

const models = (...names: string[]) =>
  JSON.stringify({
    models: [
      { name: 'nomic-embed-text:latest', details: { families: ['nomic-bert'] } },
      ...names.map((name) => ({ name, details: { families: ['llama'] } })),
    ],
  });

beforeEach(async () => {
  asked = 0;
  reply = () => models('llama3:8b', 'qwen3:4b');
  await listen();
});
afterEach(close);

test('appears, changes, goes and comes back', async () => {
  const ollama = watchOllama(`http://127.0.0.1:${port}`, 10);
  expect(ollama.seen()).toBeUndefined();
  await vi.waitFor(() => expect(ollama.seen()?.models).toEqual(['llama3:8b', 'qwen3:4b']));
  reply = () => models('qwen3:4b');
  await vi.waitFor(() => expect(ollama.seen()).toMatchObject({ id: 'ollama', models: ['qwen3:4b'] }));
  await close();
  await vi.waitFor(() => expect(ollama.seen()).toBeUndefined());
  await listen(port);
  await vi.waitFor(() => expect(ollama.seen()?.models).toEqual(['qwen3:4b']));
});

test.each<[string, () => string | undefined]>([
  ['no model that chats', () => models()],
  ['something else', () => '<html>'],
  ['silence', () => undefined],
])('%s is no provider, and nobody waits for it', async (_what, answer) => {
  reply = answer;
  const ollama = watchOllama(`http://127.0.0.1:${port}`, 10);
  const began = performance.now();
  for (let time = 0; time < 100; time += 1) expect(ollama.seen()).toBeUndefined();
  expect(performance.now() - began).toBeLessThan(100);
  await vi.waitFor(() => expect(asked).toBeGreaterThan(0));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(ollama.seen()).toBeUndefined();
});

test('is asked once in a while, whoever wants to know', async () => {
  const ollama = watchOllama(`http://127.0.0.1:${port}`, 60_000);
  for (let time = 0; time < 100; time += 1) ollama.seen();
  await vi.waitFor(() => expect(ollama.seen()).toBeDefined());
  expect(asked).toBe(1);
});

test.each<[string | undefined, string | undefined]>([
  [undefined, 'http://127.0.0.1:11434'],
  ['127.0.0.1:4321', 'http://127.0.0.1:4321'],
  ['localhost', 'http://localhost:11434'],
  ['0.0.0.0', 'http://127.0.0.1:11434'],
  ['http://[::1]:80', 'http://[::1]:11434'],
  ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
  ['ollama.example:11434', undefined],
  ['192.168.1.4', undefined],
  ['https://127.0.0.1:443', undefined],
  ['127.evil.example', undefined],
  ['::::', undefined],
])('OLLAMA_HOST %s leads to %s', (host, address) => {
  expect(ollamaAddress(host)).toBe(address);
});
