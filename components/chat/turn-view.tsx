'use client';

import clsx from 'clsx';
import { Copy, Pencil, RefreshCw, ScanSearch, Square } from 'lucide-react';
import { memo } from 'react';
import type { Turn } from '@/lib/contract/tester';
import { SaveCaseButton } from '../cases/save-case-dialog';
import { InstanceRail } from '../instance-mark';
import { Button } from '../ui/button';
import { copyAndTell } from '../ui/copy-text';
import { IconButton } from '../ui/icon-button';
import { ProblemNotice } from '../ui/problem-notice';
import { Status } from '../ui/status';
import { ActivateLink } from './activate-link';
import { LongText } from './long-text';
import { isRunning, type ShownTurn } from './shown-turn';
import { ToolCallList } from './tool-call-list';
import { TurnFacts } from './turn-facts';
import { endOf } from './turn-texts';

/** What can be done with a turn; without one there is no button for it. */
export interface TurnActs {
  stop(turn: Turn): void;
  saveCase(turn: Turn): void;
  regenerate?(turn: Turn): void;
  edit?(turn: Turn): void;
  /** Shows what ran and what it changed. */
  inspect?(turn: Turn): void;
  /** Its answer broke off or failed: the same message once more. */
  retry?(turn: Turn): void;
}

interface TurnViewProps {
  shown: ShownTurn;
  acts: TurnActs;
  /** It ran another configuration than a message that is sent now would. */
  isStale: boolean;
  isInspected: boolean;
  /** Of a column in a comparison, beside which the others stand. */
  isBrief?: boolean;
}

/** A question and its answer. */
export const TurnView = memo(function TurnView({
  shown,
  acts,
  isStale,
  isInspected,
  isBrief,
}: TurnViewProps) {
  const { turn } = shown;
  return (
    <article
      aria-label={`Turn ${turn.position + 1}`}
      aria-busy={isRunning(shown)}
      className="flex flex-col gap-2 py-3"
    >
      <Question turn={turn} onEdit={acts.edit} isAnswered={!isRunning(shown)} />
      <InstanceRail id={turn.instance_id} className="flex min-w-0 flex-col gap-2">
        <Answer shown={shown} />
        <Ending shown={shown} acts={acts} />
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <TurnFacts turn={turn} isStale={isStale} isBrief={isBrief ?? false} />
          <Acts shown={shown} acts={acts} isInspected={isInspected} />
        </div>
      </InstanceRail>
    </article>
  );
});

interface QuestionProps {
  turn: Turn;
  onEdit: TurnActs['edit'];
  /** Until then the button that edits it only keeps its place, so that the text does not move. */
  isAnswered: boolean;
}

function Question({ turn, onEdit, isAnswered }: QuestionProps) {
  const isEditable = onEdit !== undefined && turn.message !== '';
  return (
    <div
      className={clsx(
        'ml-6 flex min-w-0 max-w-prose items-start gap-1 self-end rounded-control border border-line bg-surface pl-3',
        isEditable ? 'pr-1' : 'pr-3',
      )}
    >
      <div className={clsx('min-w-0 grow py-1.5', isEditable && 'touch:py-3')}>
        <span className="sr-only">Question: </span>
        {turn.message !== '' && <LongText text={turn.message} />}
        {turn.tool_answers?.map(({ tool_call_id: id, name, result }) => (
          <p key={id} className="wrap-anywhere font-mono text-meta">
            {name} answered {typeof result === 'string' ? result : JSON.stringify(result)}
          </p>
        ))}
      </div>
      {isEditable && (
        <IconButton
          size="small"
          label="Edit and send again"
          icon={<Pencil aria-hidden="true" />}
          onClick={() => onEdit(turn)}
          className={clsx('my-0.5 touch:my-0', !isAnswered && 'invisible')}
        />
      )}
    </div>
  );
}

function Answer({ shown }: { shown: ShownTurn }) {
  const { turn } = shown;
  return (
    <div className="flex min-w-0 max-w-prose flex-col gap-2">
      <span className="sr-only">Answer: </span>
      {turn.response !== '' && <LongText text={turn.response} />}
      {turn.response === '' && turn.status === 'complete' && turn.tool_calls.length === 0 && (
        <p className="text-muted">The model answered nothing.</p>
      )}
      {turn.tool_calls.length > 0 && <ToolCallList calls={turn.tool_calls} />}
    </div>
  );
}

/** How it ended, unless it simply came to its end. */
function Ending({ shown, acts }: { shown: ShownTurn; acts: TurnActs }) {
  const { turn, isLost, isStopping, problem } = shown;
  const end = endOf(turn);
  if (!end && !problem) return null;
  return (
    <>
      {end && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-table">
          <Status kind={end.kind}>{end.word}</Status>
          <span className="min-w-0 break-words text-muted">{reasonOf(turn, isLost)}</span>
          {turn.status === 'running' && (
            <Button size="small" busy={isStopping} onClick={() => acts.stop(turn)}>
              <Square aria-hidden="true" />
              Stop
            </Button>
          )}
          {turn.status !== 'running' && acts.retry && (
            <Button size="small" onClick={() => acts.retry?.(turn)}>
              Retry
            </Button>
          )}
          {/\binactive\b/.test(turn.error) && <ActivateLink agentId={turn.agent_id} />}
        </div>
      )}
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}

function reasonOf(turn: Turn, isLost: boolean): string {
  if (turn.status === 'running') {
    return isLost ? 'The connection is lost and being tried again. The answer goes on.' : '';
  }
  if (turn.status === 'stopped') {
    if (!turn.stop) return turn.error;
    const confirmed = turn.stop.confirmed ? 'Upstream confirmed it.' : 'Upstream did not confirm it.';
    return [confirmed, turn.stop.note].filter(Boolean).join(' ');
  }
  if (turn.status === 'cut')
    return turn.error || 'The server that held it is gone. What came so far is kept.';
  return turn.error || 'No reason was told.';
}

interface ActsProps {
  shown: ShownTurn;
  acts: TurnActs;
  isInspected: boolean;
}

function Acts({ shown, acts, isInspected }: ActsProps) {
  const { turn } = shown;
  const isOver = turn.status !== 'running';
  const copy = () => copyAndTell(turn.response, { title: 'Answer copied' });
  return (
    <span className="ml-auto inline-flex">
      {isOver && turn.response !== '' && (
        <IconButton size="small" label="Copy answer" icon={<Copy aria-hidden="true" />} onClick={copy} />
      )}
      {turn.status === 'complete' && acts.regenerate && (
        <IconButton
          size="small"
          label="Regenerate"
          icon={<RefreshCw aria-hidden="true" />}
          onClick={() => acts.regenerate?.(turn)}
        />
      )}
      {turn.status === 'complete' && turn.message !== '' && turn.response !== '' && (
        <SaveCaseButton onOpen={() => acts.saveCase(turn)} />
      )}
      {acts.inspect && (
        <IconButton
          size="small"
          label="What ran"
          aria-pressed={isInspected}
          icon={<ScanSearch aria-hidden="true" className={isInspected ? 'text-accent' : undefined} />}
          onClick={() => acts.inspect?.(turn)}
        />
      )}
    </span>
  );
}
