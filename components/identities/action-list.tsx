import clsx from 'clsx';
import { StatusGlyph, type StatusKind } from '../ui/status';

interface ActionListProps {
  /** "Allowed" */
  title: string;
  kind: StatusKind;
  actions: string[];
  /** In place of an empty list. */
  none: string;
  note?: string;
}

/** Actions of a behaviour contract by their names on the wire. */
export function ActionList({ title, kind, actions, none, note }: ActionListProps) {
  return (
    <section aria-label={`${title} actions`} className="flex flex-col gap-1">
      <h3 className="flex flex-wrap items-center gap-x-1.5 font-medium text-table">
        <StatusGlyph kind={kind} />
        {title}
        <span className="font-normal text-muted tabular-nums">{actions.length}</span>
        {note && actions.length > 0 && <span className="font-normal text-meta text-muted">{note}</span>}
      </h3>
      {actions.length === 0 ? (
        <p className="text-muted text-table">{none}</p>
      ) : (
        <ul className="flex flex-wrap gap-1">
          {actions.map((action) => (
            <li
              key={action}
              className={clsx(
                'max-w-full break-all rounded-control border px-1.5 font-mono text-meta',
                kind === 'failed' ? 'border-danger border-dashed text-danger' : 'border-line',
              )}
            >
              {action}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
