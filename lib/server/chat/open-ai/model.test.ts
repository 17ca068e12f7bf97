import type { LanguageModelV3Prompt, LanguageModelV3StreamPart } from '@ai-sdk/provider';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { boundedFetch } from '../bounded-fetch';
import { answers, begin, chunk, openTestProvider, says, type TestProvider } from '../test-provider';
import { openAiModel } from './model';

/** The wire of chat completions, in the kinds that servers make of it. */

let provider: TestProvider;
beforeAll(async () => {
  provider = await openTestProvider();
});
afterAll(() => provider.close());

const PROMPT: LanguageModelV3Prompt = [
  { role: 'system', content: 'You are Luna.' },
  { role: 'user', content: [{ type: 'text', text: 'Who is there?' }] },
];

async function ask(prompt = PROMPT): Promise<LanguageModelV3StreamPart[]> {
  const model = openAiModel('m', { baseUrl: `${provider.url}/`, apiKey: 'k', fetch: boundedFetch() });
  const { stream } = await model.doStream({ prompt, temperature: 0.5 });
  const parts: LanguageModelV3StreamPart[] = [];
  for await (const part of stream) parts.push(part);
  return parts;
}

function sends(...deltas: object[]): void {
  provider.play((response) => {
    begin(response);
    for (const delta of deltas) response.write(chunk(delta));
    response.end(`${chunk({}, 'tool_calls')}data: [DONE]\n\n`);
  });
}

const callsIn = (parts: LanguageModelV3StreamPart[]) =>
  parts.flatMap((part) => (part.type === 'tool-call' ? [[part.toolCallId, part.toolName, part.input]] : []));

test('a question is sent as the wire has it, and the answer ends with its reason and what it took', async () => {
  provider.play(says('Hel', 'lo.'));
  expect(await ask()).toMatchObject([
    { type: 'text-delta', delta: 'Hel' },
    { type: 'text-delta', delta: 'lo.' },
    {
      ...{ type: 'finish', finishReason: { unified: 'stop', raw: 'stop' } },
      usage: { inputTokens: { total: 7 }, outputTokens: { total: 3 } },
    },
  ]);
  expect(provider.received.at(-1)).toMatchObject({ authorization: 'Bearer k' });
  expect(provider.received.at(-1)?.body).toEqual({
    ...{ model: 'm', temperature: 0.5, stream: true, stream_options: { include_usage: true } },
    messages: [
      { role: 'system', content: 'You are Luna.' },
      { role: 'user', content: 'Who is there?' },
    ],
  });
});

test('calls of tools and their results go back as they came', async () => {
  provider.play(says('Yes.'));
  const call = { toolCallId: 'c1', toolName: 'find_ship' };
  await ask([
    ...PROMPT,
    { role: 'assistant', content: [{ type: 'tool-call', ...call, input: { name: 'Ada' } }] },
    { role: 'tool', content: [{ type: 'tool-result', ...call, output: { type: 'text', value: 'here' } }] },
  ]);
  const { messages } = provider.received.at(-1)?.body ?? {};
  expect(Array.isArray(messages) && messages.slice(2)).toEqual([
    {
      ...{ role: 'assistant', content: null },
      tool_calls: [
        { id: 'c1', type: 'function', function: { name: 'find_ship', arguments: '{"name":"Ada"}' } },
      ],
    },
    { role: 'tool', tool_call_id: 'c1', content: 'here' },
  ]);
});

test('calls come in pieces, several at once', async () => {
  sends(
    { tool_calls: [{ index: 0, id: 'a', function: { name: 'one', arguments: '' } }] },
    { tool_calls: [{ index: 1, id: 'b', function: { name: 'two', arguments: '{"x"' } }] },
    {
      tool_calls: [
        { index: 0, function: { arguments: '{}' } },
        { index: 1, function: { arguments: ':1}' } },
      ],
    },
  );
  expect(callsIn(await ask())).toEqual([
    ['a', 'one', '{}'],
    ['b', 'two', '{"x":1}'],
  ]);
});

test('calls come without places, and without ids', async () => {
  sends(
    { tool_calls: [{ function: { name: 'one', arguments: '{"x"' } }] },
    { tool_calls: [{ function: { arguments: ':1}' } }] },
    { tool_calls: [{ id: 'b', function: { name: 'two', arguments: '{}' } }] },
  );
  expect(callsIn(await ask())).toEqual([
    [expect.stringMatching(/./), 'one', '{"x":1}'],
    ['b', 'two', '{}'],
  ]);
});

test('thoughts are no text, in whatever member they stand', async () => {
  sends(
    { reasoning_content: 'a' },
    { reasoning: 'b', content: '' },
    { content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'c' }] }] },
    { content: [{ type: 'text', text: 'Said.' }] },
  );
  const said = (await ask()).flatMap((part) => ('delta' in part ? [[part.type, part.delta]] : []));
  expect(said).toEqual([
    ['reasoning-delta', 'a'],
    ['reasoning-delta', 'b'],
    ['reasoning-delta', 'c'],
    ['text-delta', 'Said.'],
  ]);
});

test.each([
  ['without a reason', (part: string) => part.replace('"stop"', 'null')],
  ['with a call that names no tool', () => chunk({ tool_calls: [{ index: 0, id: 'a' }] }, 'tool_calls')],
  ['with an error', () => 'data: {"error":{"message":"overloaded"}}\n\n'],
])('an answer that ends %s is none', async (_what, last) => {
  provider.play((response) => {
    begin(response);
    response.end(`${chunk({ content: 'Hello' })}${last(chunk({}, 'stop'))}`);
  });
  await expect(ask()).rejects.toThrow();
});

test('a status that brings no answer is kept, without what was written', async () => {
  provider.play(answers(429, 'k is over its limit', { 'Retry-After': '7' }));
  const fault = await ask().catch((error: unknown) => error);
  expect(fault).toMatchObject({ status: 429, message: 'The provider answered with status 429.' });
});
