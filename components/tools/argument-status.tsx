import { Status, StatusGlyph } from '../ui/status';
import type { ArgumentCheck } from './use-argument-check';

/** Whether the arguments keep to the schema, and where they do not. */
export function ArgumentStatus({ check: { state, problems } }: { check: ArgumentCheck }) {
  if (state === 'stopped') {
    return (
      <p className="flex items-start gap-2 text-table text-warn">
        <span className="grid h-5 place-items-center">
          <StatusGlyph kind="warning" />
        </span>
        The check took too long and was stopped: a pattern or a rule of the schema may be endless.
      </p>
    );
  }
  if (problems.length === 0) {
    return (
      <p role="status" className="text-table">
        {state === 'running' ? (
          <span className="text-muted">Checking the arguments</span>
        ) : (
          <Status kind="active">The arguments keep to the schema</Status>
        )}
      </p>
    );
  }
  return (
    <div role="status" className="text-table">
      <Status kind="failed">
        {problems.length === 1 ? '1 argument breaks' : `${problems.length} arguments break`} the schema
      </Status>
      <ul className="pl-4.5">
        {problems.map(({ place, message }) => (
          <li key={`${place} ${message}`} className="break-words">
            {place && <code className="break-all font-mono text-meta">{place}</code>} {message}
          </li>
        ))}
      </ul>
    </div>
  );
}
