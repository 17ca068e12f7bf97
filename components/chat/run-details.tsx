import type { ReactNode } from 'react';
import type { StateDelta, Turn } from '@/lib/contract/tester';
import { prettyJson } from '@/lib/tool-text';
import { InstanceMark } from '../instance-mark';
import { CopyId } from '../ui/copy-id';
import { ExactTime } from '../ui/exact-time';
import { deltaText, hasDelta, metricsOf, modelText } from './turn-texts';

/** The stamp of a turn: everything that decides what an answer is. */
export function RunStamp({ turn, isStale }: { turn: Turn; isStale: boolean }) {
  const { stamp } = turn;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-4 gap-y-1.5 text-table">
      <Fact name="Configuration">
        <CopyId id={stamp.configuration} what="configuration hash" />
        <span className="text-muted">
          {stamp.is_draft ? ' with unsaved changes' : ' as saved'}
          {isStale && ', stale: another one would run now'}
        </span>
      </Fact>
      <Fact name="Instance">
        <span className="inline-flex max-w-full items-center gap-1.5">
          <InstanceMark id={turn.instance_id} name={turn.instance_name} />
          <span className="min-w-0 break-words">{turn.instance_name}</span>
        </span>
      </Fact>
      <Fact name="User">{turn.user_id || <span className="text-muted">no user</span>}</Fact>
      <Fact name="Model">
        {modelText(turn)}
        {stamp.provider !== 'rehearsal' && stamp.provider && (
          <span className="text-muted"> of {stamp.provider}</span>
        )}
      </Fact>
      <Fact name="API">{stamp.api}</Fact>
      {metricsOf(turn).map(({ name, value, meaning }) => (
        <Fact key={name} name={name.replace(/^./, (first) => first.toUpperCase())}>
          {value}
          <span className="block text-meta text-muted">{meaning}</span>
        </Fact>
      ))}
      <Fact name="Ended with">{turn.finish_reason || <span className="text-muted">not told</span>}</Fact>
      <Fact name="Asked by">{turn.created_by.label}</Fact>
      <Fact name="At">
        <ExactTime at={turn.created_at} />
      </Fact>
      <Fact name="Turn">
        <CopyId id={turn.turn_id} what="turn id" short />
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}

/** What the turn did to the states and facts of its instance; each row opens to what it was and is. */
export function StateChanges({ delta }: { delta: StateDelta | undefined }) {
  if (!delta) return <p className="text-muted text-table">This turn does not say what it changed.</p>;
  if (!hasDelta(delta)) return <p className="text-muted text-table">No state and no fact was changed.</p>;
  const rows = [
    ...delta.added.map((entry) => ({ entry, sign: '+', word: 'added' })),
    ...delta.changed.map((entry) => ({ entry, sign: '~', word: 'changed' })),
    ...delta.removed.map((entry) => ({ entry, sign: '−', word: 'removed' })),
  ];
  return (
    <div className="flex flex-col gap-1 text-table">
      <p className="font-mono">{deltaText(delta)}</p>
      {rows.map(({ entry, sign, word }) => (
        <details key={`${sign} ${entry.scope} ${entry.key}`} className="border-line border-t pt-1">
          <summary className="min-h-6 break-words py-0.5">
            <span aria-hidden="true" className="font-mono">
              {sign}{' '}
            </span>
            <span className="sr-only">{word} </span>
            <span className="text-muted">{entry.scope}</span> <code className="font-mono">{entry.key}</code>
          </summary>
          <pre className="m-0 max-h-60 overflow-auto whitespace-pre-wrap break-words font-mono text-meta">
            {'before' in entry && entry.before !== undefined && lines('−', entry.before)}
            {'after' in entry && entry.after !== undefined && lines('+', entry.after)}
          </pre>
        </details>
      ))}
    </div>
  );
}

function lines(sign: string, value: unknown): string {
  const text = typeof value === 'string' ? value : prettyJson(value);
  return `${text
    .split('\n')
    .map((line) => `${sign} ${line}`)
    .join('\n')}\n`;
}
