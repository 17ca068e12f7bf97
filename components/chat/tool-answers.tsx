'use client';

import { type FormEvent, useEffect, useId, useState } from 'react';
import { useViewer } from '@/lib/auth/viewer';
import type { ToolAnswer, Turn } from '@/lib/contract/tester';
import { readDraft, removeDraft } from '@/lib/drafts';
import { ANSWER_LENGTH, keepAnswer, readAnswer } from '@/lib/mocked-answers';
import { useDraftKeeper } from '@/lib/use-draft-keeper';
import { draftSubject } from '../tools/kept-tool';
import { Button } from '../ui/button';
import { announce } from '../ui/live-region';
import { TextareaField } from '../ui/text-field';
import { useKeptFocus } from '../ui/use-kept-focus';
import { ToolCallList } from './tool-call-list';

interface ToolAnswersProps {
  agentId: string;
  /** Of which the tools are waited for. */
  turn: Turn;
  sending: boolean;
  /** Whether the server has them. */
  onAnswer(answers: ToolAnswer[]): Promise<boolean>;
}

/** The agent waits for its tools: each is answered by hand, or as somebody wrote it down with the tool. */
export function ToolAnswers({ agentId, turn, sending, onAnswer }: ToolAnswersProps) {
  const { tool_calls: calls } = turn;
  const { tenant, userId } = useViewer();
  const id = useId();
  const placeOf = (name: string) => ({ tenant, userId, subject: draftSubject(agentId, name) });
  const [kept, setKept] = useState(() =>
    Object.fromEntries(calls.map(({ name }) => [name, readAnswer(placeOf(name)) ?? ''])),
  );
  const { keeper } = useDraftKeeper(`agent/${agentId}/chat/answers/${turn.turn_id}`);
  const [written, setWritten] = useState(() => writtenIn(readDraft(keeper.place)?.content));
  useEffect(() => {
    keeper.note(Object.keys(written).length > 0 ? written : null);
  }, [keeper, written]);
  const [refused, setRefused] = useState('');
  const answerTo = (call: Turn['tool_calls'][number]) => written[call.id] ?? kept[call.name] ?? '';
  const save = (name: string, answer: string) => {
    const done = keepAnswer(placeOf(name), answer);
    setRefused(done ? '' : name);
    if (!done) return;
    setKept({ ...kept, [name]: answer });
    announce('Answer saved in this browser');
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    keeper.flush();
    const answers = calls.map((call) => ({
      tool_call_id: call.id,
      name: call.name,
      arguments: call.arguments,
      result: resultOf(answerTo(call)),
    }));
    if (await onAnswer(answers)) removeDraft(keeper.place);
  };
  const keptFocus = useKeptFocus('[type=submit]');
  return (
    <form
      {...keptFocus}
      data-tool-answers
      aria-labelledby={id}
      onSubmit={(event) => void send(event)}
      className="flex max-h-[50%] flex-col gap-3 overflow-y-auto border-line border-t px-3 py-3 md:px-4"
    >
      <h3 id={id} className="font-medium text-form">
        The agent waits for {calls.length === 1 ? 'a tool' : `${calls.length} tools`}
      </h3>
      {calls.map((call) => (
        <div key={call.id} className="flex flex-col gap-2">
          {/* One alone stands right above, in the conversation. */}
          {calls.length > 1 && <ToolCallList calls={[call]} />}
          <TextareaField
            label={`Answer of ${call.name}`}
            hint={hintOf(answerTo(call), kept[call.name] ?? '')}
            rows={2}
            maxLength={ANSWER_LENGTH}
            spellCheck={false}
            value={answerTo(call)}
            error={refused === call.name ? 'This browser cannot keep it.' : undefined}
            onChange={(event) => setWritten({ ...written, [call.id]: event.target.value })}
            onKeyDown={(event) => {
              // Who types here does not mean the dock.
              if (event.key === 'Escape') event.stopPropagation();
            }}
          />
          {answerTo(call) !== (kept[call.name] ?? '') && (
            <div>
              <Button size="small" onClick={() => save(call.name, answerTo(call))}>
                Save with the tool
              </Button>
            </div>
          )}
        </div>
      ))}
      <div>
        <Button type="submit" variant="primary" busy={sending}>
          {calls.length === 1 ? 'Send the answer' : 'Send the answers'}
        </Button>
      </div>
    </form>
  );
}

function writtenIn(content: unknown): Record<string, string> {
  const texts = Object.entries(Object(content)).filter((entry): entry is [string, string] => {
    return typeof entry[1] === 'string';
  });
  return Object.fromEntries(texts);
}

function hintOf(answer: string, kept: string): string {
  if (kept !== '' && answer === kept) return 'The answer that is saved with the tool.';
  return 'What the program behind the tool would send back, as text or JSON.';
}

function resultOf(answer: string): unknown {
  try {
    return JSON.parse(answer);
  } catch {
    return answer;
  }
}
