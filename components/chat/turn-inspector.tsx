'use client';

import { type KeyboardEvent, useId, useState } from 'react';
import { problemOf } from '@/lib/queries/perform';
import { useTurnDetail } from '@/lib/queries/tester';
import { CodeBlock } from '../tools/code-block';
import { CopyButton } from '../ui/copy-button';
import { ProblemNotice } from '../ui/problem-notice';
import { Skeleton } from '../ui/skeleton';
import { FrameTable } from './frame-table';
import { RunStamp, StateChanges } from './run-details';
import type { ShownTurn } from './shown-turn';

const parts = [
  { id: 'stamp', label: 'Stamp' },
  { id: 'delta', label: 'State delta' },
  { id: 'context', label: 'Context sent' },
  { id: 'frames', label: 'Frames' },
] as const;
type Part = (typeof parts)[number]['id'];

interface TurnInspectorProps {
  agentId: string;
  shown: ShownTurn;
  isStale: boolean;
}

/** What ran, what it changed, what was sent and what came back. */
export function TurnInspector({ agentId, shown, isStale }: TurnInspectorProps) {
  const id = useId();
  const [part, setPart] = useState<Part>('stamp');
  const { turn } = shown;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = parts.findIndex((each) => each.id === part) + step;
    const next = parts[(at + parts.length) % parts.length];
    if (!next) return;
    setPart(next.id);
    document.getElementById(`${id}-${next.id}`)?.focus();
  };
  return (
    <div className="flex min-h-0 min-w-0 grow flex-col">
      <div
        role="tablist"
        aria-label={`Turn ${turn.position + 1}`}
        onKeyDown={onKeyDown}
        className="flex shrink-0 gap-3 overflow-x-auto border-line border-b px-3 md:px-4"
      >
        {parts.map((each) => (
          <button
            key={each.id}
            id={`${id}-${each.id}`}
            type="button"
            role="tab"
            aria-selected={part === each.id}
            aria-controls={`${id}-panel`}
            tabIndex={part === each.id ? 0 : -1}
            onClick={() => setPart(each.id)}
            className="focus-inset h-9 shrink-0 border-accent px-1 text-form text-muted hover:text-ink aria-selected:border-b-2 aria-selected:font-medium aria-selected:text-ink touch:h-11"
          >
            {each.label}
          </button>
        ))}
      </div>
      <div
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${part}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys.
        tabIndex={0}
        className="focus-inset min-h-0 grow overflow-y-auto overscroll-contain px-3 py-3 md:px-4"
      >
        {part === 'stamp' && <RunStamp turn={turn} isStale={isStale} />}
        {part === 'delta' && <StateChanges delta={turn.delta} />}
        {part === 'context' && <Sent agentId={agentId} shown={shown} />}
        {part === 'frames' && <Frames agentId={agentId} shown={shown} />}
      </div>
    </div>
  );
}

function useDetail(agentId: string, { turn }: ShownTurn) {
  return useTurnDetail(agentId, turn.turn_id, turn.status);
}

function Sent({ agentId, shown }: Omit<TurnInspectorProps, 'isStale'>) {
  const { data, error } = useDetail(agentId, shown);
  if (error) return <ProblemNotice problem={problemOf(error)} title="The context could not be read" />;
  if (!data) return <Reading />;
  if (data.context === undefined) {
    return (
      <p className="text-muted text-table">
        {shown.turn.status === 'running'
          ? 'It is told when the answer has ended.'
          : 'This API does not say what it sent to the model.'}
      </p>
    );
  }
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <p className="flex items-center gap-2 text-muted text-table">
        What the model was told before the message
        <CopyButton value={data.context} what="context" />
      </p>
      <CodeBlock label="The context that was sent" className="max-h-none!">
        {data.context}
      </CodeBlock>
    </div>
  );
}

function Frames({ agentId, shown }: Omit<TurnInspectorProps, 'isStale'>) {
  const { data, error } = useDetail(agentId, shown);
  // What this page followed has arrival times too.
  if (shown.frames.length > 0) return <FrameTable shown={shown} frames={shown.frames} />;
  if (error) return <ProblemNotice problem={problemOf(error)} title="The frames could not be read" />;
  if (!data) return <Reading />;
  return <FrameTable shown={shown} frames={data.frames} />;
}

function Reading() {
  return (
    <div aria-busy="true" className="flex flex-col gap-2">
      <span className="sr-only">Reading</span>
      <Skeleton className="h-5" />
      <Skeleton className="h-5" />
      <Skeleton className="h-5" />
    </div>
  );
}
