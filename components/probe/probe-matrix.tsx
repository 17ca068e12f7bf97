'use client';

import type { Probe, ProbeCell } from '@/lib/contract/probes';
import { InstanceMark } from '../instance-mark';
import { Status } from '../ui/status';
import { cellWords } from './verdict-texts';

interface ProbeMatrixProps {
  probe: Probe;
  onOpen(cell: ProbeCell): void;
}

/** Rows: where the agent was asked. Columns: where the canaries were planted. Each cell opens what it rests on. */
export function ProbeMatrix({ probe, onOpen }: ProbeMatrixProps) {
  const { instances } = probe;
  const cellOf = (asked: string, planted: string) =>
    probe.cells.find(({ asked_in, planted_in }) => asked_in === asked && planted_in === planted);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard.
    <section aria-label="Isolation table" tabIndex={0} className="-mx-1 overflow-x-auto px-1 pb-1">
      <table aria-label="Isolation of instances" className="border-separate border-spacing-0 text-table">
        <thead>
          <tr>
            <th scope="col" className={`${corner} text-left font-medium text-meta text-muted`}>
              Asked in <span aria-hidden="true">↓</span> planted in <span aria-hidden="true">→</span>
            </th>
            {instances.map(({ instance_id: id, name }) => (
              <th key={id} scope="col" className="h-8 border-line border-b px-2 text-left font-medium">
                <PlaceName id={id} name={name} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {instances.map(({ instance_id: asked, name }) => (
            <tr key={asked}>
              <th scope="row" className={`${corner} text-left font-medium`}>
                <PlaceName id={asked} name={name} />
              </th>
              {instances.map(({ instance_id: planted, name: other }) => (
                <MatrixCell
                  key={planted}
                  cell={cellOf(asked, planted)}
                  label={asked === planted ? `its own in ${name}` : `of ${other} in ${name}`}
                  onOpen={onOpen}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const corner = 'sticky left-0 z-1 h-8 border-line border-b bg-canvas px-2';

function PlaceName({ id, name }: { id: string; name: string }) {
  return (
    <span className="flex max-w-36 items-center gap-1.5">
      <InstanceMark id={id} name={name} />
      <span className="min-w-0 truncate" data-tooltip={name}>
        {name}
      </span>
    </span>
  );
}

interface MatrixCellProps {
  cell: ProbeCell | undefined;
  label: string;
  onOpen(cell: ProbeCell): void;
}

function MatrixCell({ cell, label, onOpen }: MatrixCellProps) {
  const { word, kind } = cellWords[cell?.verdict ?? 'waiting'];
  return (
    <td className="border-line border-b px-1">
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={`${word}: ${label}`}
        aria-disabled={cell === undefined || cell.verdict === 'waiting' || undefined}
        onClick={() => cell && cell.verdict !== 'waiting' && onOpen(cell)}
        className="flex h-7 w-full items-center rounded-control px-1 text-left hover:bg-hover aria-disabled:cursor-default touch:h-11"
      >
        <Status kind={kind} tinted={cell?.verdict === 'leak'}>
          {word}
        </Status>
      </button>
    </td>
  );
}
