import * as z from 'zod';

/** One event of an answer on the wire of OpenAI's chat completions, in the kinds that servers make of it. */

const textPart = z.looseObject({ type: z.string(), text: z.string().optional() });
/** Mistral: what it thinks, in parts of their own. */
const contentPart = textPart.extend({ thinking: z.array(textPart).optional() });

const callPart = z.object({
  index: z.int().nullish(),
  id: z.string().nullish(),
  function: z.object({ name: z.string().nullish(), arguments: z.string().nullish() }).nullish(),
});
export type CallPart = z.output<typeof callPart>;

const delta = z.object({
  content: z.union([z.string(), z.array(contentPart)]).nullish(),
  reasoning_content: z.string().nullish(),
  reasoning: z.string().nullish(),
  tool_calls: z.array(callPart).nullish(),
});

const tokens = z.object({ prompt_tokens: z.int().nullish(), completion_tokens: z.int().nullish() });
export type Tokens = z.output<typeof tokens>;

export const chunk = z.object({
  choices: z.array(z.object({ delta: delta.nullish(), finish_reason: z.string().nullish() })),
  usage: tokens.nullish(),
});

/** The text and the thoughts of one piece. */
export function saidIn({ content, reasoning_content, reasoning }: z.output<typeof delta>) {
  const parts = typeof content === 'string' ? [{ type: 'text', text: content }] : (content ?? []);
  const text = parts.map((part) => (part.type === 'text' ? (part.text ?? '') : '')).join('');
  const thinking = parts.flatMap((part) => ('thinking' in part ? (part.thinking ?? []) : []));
  const thoughts = [reasoning_content ?? reasoning ?? '', ...thinking.map((part) => part.text ?? '')].join(
    '',
  );
  return { text, thoughts };
}
