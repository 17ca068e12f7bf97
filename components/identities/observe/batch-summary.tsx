import { Count } from '../../ui/count';
import { Status } from '../../ui/status';
import { wordLabel } from '../identity-text';
import type { FileSummary } from './read-rows';

/** What the file holds: what would be sent, or why nothing is. */
export function BatchSummary({ summary }: { summary: FileSummary }) {
  const { rows, wrongRows, byMode } = summary;
  if (rows === 0) return <p role="status">The file has no observation in it.</p>;
  if (wrongRows > 0) return <WrongRows summary={summary} />;
  return (
    <div role="status" className="flex flex-col gap-2">
      <Status kind="active">
        {rows === 1 ? '1 observation is right' : `All ${rows.toLocaleString('en')} observations are right`}
      </Status>
      <ul className="flex flex-wrap gap-x-4 text-muted text-table">
        {Object.entries(byMode).map(([mode, count]) => (
          <li key={mode}>
            {wordLabel(mode)} <Count value={count} />
          </li>
        ))}
      </ul>
      <p className="max-w-prose text-meta text-muted">
        They are sent in their order, up to 1,000 a request. Each request is taken as a whole or not at all.
      </p>
    </div>
  );
}

function WrongRows({ summary: { rows, wrongRows, wrong } }: { summary: FileSummary }) {
  return (
    <div className="flex flex-col gap-2">
      <div role="status" className="flex flex-col gap-1">
        <Status kind="failed">
          {wrongRows.toLocaleString('en')} of {rows.toLocaleString('en')} {rows === 1 ? 'row' : 'rows'}{' '}
          {wrongRows === 1 ? 'is' : 'are'} wrong
        </Status>
        <p className="text-form">
          Nothing is sent: an observation means what it means after those before it. Mend the file and choose
          it again.
        </p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section aria-label="Wrong rows" tabIndex={0} className="max-h-64 overflow-y-auto border-line border-y">
        <ul className="text-table">
          {wrong.map(({ line, wrong: reason }) => (
            <li key={line} className="flex gap-3 border-line border-b py-1">
              <span className="w-24 shrink-0 text-right text-muted tabular-nums">
                Line {line.toLocaleString('en')}
              </span>
              <span className="min-w-0 break-words">{reason}</span>
            </li>
          ))}
        </ul>
      </section>
      {wrongRows > wrong.length && (
        <p className="text-meta text-muted">The first {wrong.length} are shown.</p>
      )}
    </div>
  );
}
