import { expect, test } from 'vitest';
import type { ChatChunk } from '@/lib/contract/chat';
import { eventStream } from './event-stream';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('a silence is filled with comments, which are no events', async () => {
  async function* slowly(): AsyncGenerator<ChatChunk> {
    await wait(70);
    yield { choices: [{ delta: { content: 'x' }, index: 0 }] };
  }
  const response = eventStream(slowly(), { sessionId: 's', onCancel() {}, keepAliveMs: 20 });
  expect(await response.text()).toMatch(
    /^(: keep-alive\n\n){2,4}data: \{"choices":\[\{"delta":\{"content":"x"\},"index":0\}\]\}\n\ndata: \[DONE\]\n\n$/,
  );
});

test('a reader that goes away is told once, and what was begun is read to its end', async () => {
  let [told, ended] = [0, false];
  async function* chunks(): AsyncGenerator<ChatChunk> {
    yield { type: 'context_ready' };
    await wait(30);
    yield { type: 'phase' };
    ended = true;
  }
  const reader = eventStream(chunks(), { sessionId: 's', onCancel: () => (told += 1) }).body?.getReader();
  await reader?.read();
  await reader?.cancel();
  await expect.poll(() => ended).toBe(true);
  expect(told).toBe(1);
});
