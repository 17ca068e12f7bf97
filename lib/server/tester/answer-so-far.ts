import * as z from 'zod';
import type { Turn, TurnDetail } from '@/lib/contract/tester';
import { storable } from '../storable';
import { TOO_LONG } from './read-events';
import { TurnFault } from './turn-fault';

export type Frame = TurnDetail['frames'][number];

export const END = '[DONE]';
const MOST_TEXT = 1_000_000;

const toolCalls = z.array(z.object({ id: z.string(), name: z.string(), arguments: z.unknown() }));
const usage = z.object({ prompt_tokens: z.int().optional(), completion_tokens: z.int().optional() });

/** What is read of an event; the rest of it, and events of other kinds, are kept and otherwise left alone. */
const event = z.looseObject({
  type: z.string().nullish(),
  choices: z
    .array(
      z.looseObject({
        delta: z.looseObject({ content: z.string().nullish() }).nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  error: z.looseObject({ message: z.string() }).nullish(),
  side_effects: z.looseObject({ tool_calls: z.unknown(), usage: z.unknown() }).nullish().catch(null),
  enriched_context: z.record(z.string(), z.unknown()).nullish().catch(null),
});

/** What the frames of a turn say together; the same whoever reads them, and when. */
export class AnswerSoFar {
  toolCalls: Turn['tool_calls'] = [];
  usage: Turn['usage'];
  finishReason = '';
  error = '';
  firstTextMs: number | null = null;
  lastMs = 0;
  isOver = false;
  context: Record<string, unknown> = {};
  private readonly parts: string[] = [];
  private size = 0;

  static of(frames: Frame[]): AnswerSoFar {
    const answer = new AnswerSoFar();
    for (const frame of frames) {
      try {
        answer.take(frame);
      } catch {
        // Whoever received it has said so.
      }
    }
    return answer;
  }

  /** PostgreSQL stores neither NUL nor half of a pair. */
  get text(): string {
    return storable(this.parts.join(''));
  }

  get isEmpty(): boolean {
    return this.size === 0 && this.toolCalls.length === 0;
  }

  take({ data, at_ms: ms }: Frame): void {
    this.lastMs = ms;
    if (data === END) {
      this.isOver = true;
      return;
    }
    const { choices, error, side_effects: effects, enriched_context: context } = parse(data);
    if (error) this.error = storable(error.message);
    if (context) this.context = context;
    for (const { delta, finish_reason: reason } of choices ?? []) {
      if (delta?.content) this.add(delta.content, ms);
      if (reason) this.finishReason = storable(reason);
    }
    this.toolCalls = toolCalls.safeParse(effects?.tool_calls).data ?? this.toolCalls;
    this.usage = usage.safeParse(effects?.usage).data ?? this.usage;
  }

  private add(text: string, ms: number): void {
    this.firstTextMs ??= ms;
    this.size += text.length;
    if (this.size > MOST_TEXT) throw new TurnFault(TOO_LONG);
    this.parts.push(text);
  }
}

function parse(data: string): z.infer<typeof event> {
  try {
    return event.parse(JSON.parse(data));
  } catch {
    throw new TurnFault('The agents API sent something that is no event of a chat. Send again.');
  }
}
