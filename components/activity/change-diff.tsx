import clsx from 'clsx';
import { type DiffLine, diffMembers, type MemberDiff, type Sign } from './member-diff';

const spoken: Record<DiffLine['sign'], string> = { '+': 'after:', '−': 'before:', ' ': '', skip: '' };
const memberSpoken: Record<Sign, string> = { '+': 'added', '−': 'removed', '~': 'changed' };

const colours: Record<DiffLine['sign'], string> = {
  '+': 'bg-live-tint text-ink',
  '−': 'bg-danger-tint text-ink',
  ' ': 'text-muted',
  skip: 'text-faint',
};

function Line({ line }: { line: DiffLine }) {
  const { sign, text } = line;
  return (
    <div className={clsx('flex gap-2 px-2', colours[sign])}>
      <span aria-hidden="true" className="w-[1ch] shrink-0 select-none">
        {sign === 'skip' ? '⋯' : sign}
      </span>
      {spoken[sign] && <span className="sr-only">{spoken[sign]}</span>}
      <span className="min-w-0 whitespace-pre-wrap break-words">{text}</span>
    </div>
  );
}

function Member({ diff }: { diff: MemberDiff }) {
  return (
    <div>
      <dt className="flex gap-2 px-2 py-1 font-medium text-table">
        <span aria-hidden="true" className="w-[1ch] font-mono">
          {diff.sign}
        </span>
        {diff.member}
        <span className="sr-only">{memberSpoken[diff.sign]}</span>
      </dt>
      <dd className="border-line border-l font-mono text-table">
        {diff.lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines repeat and never move.
          <Line key={index} line={line} />
        ))}
      </dd>
    </div>
  );
}

type ChangeDiffProps = {
  before: Record<string, unknown> | undefined;
  after: Record<string, unknown> | undefined;
};

/** What was and what is, member by member: + came, ~ changed, − went. */
export function ChangeDiff({ before, after }: ChangeDiffProps) {
  return (
    <dl className="flex flex-col gap-4">
      {diffMembers(before, after).map((diff) => (
        <Member key={diff.member} diff={diff} />
      ))}
    </dl>
  );
}
