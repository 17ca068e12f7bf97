'use client';

import clsx from 'clsx';
import { memo } from 'react';
import type { InstanceWithContents } from '@/lib/contract/dashboard';
import { DataCell, DataRow, DataSpacer } from '../data-table';
import { InstanceMark } from '../instance-mark';
import { Badge } from '../ui/badge';
import { Count } from '../ui/count';
import { statesOf } from './contents';
import { activeRowId, type InstanceSelection } from './instance-selection';
import { InstanceStatus } from './instance-status';

interface InstanceRowProps {
  item: InstanceWithContents;
  index: number;
  /** Height of the rows above that are not drawn. */
  gap: number;
  selection: Pick<InstanceSelection, 'hrefOf' | 'onSelect'>;
  isSelected: boolean;
  /** The one row that the Tab key reaches. */
  isActive: boolean;
  onFocus: (index: number) => void;
}

export const InstanceRow = memo(function InstanceRow(props: InstanceRowProps) {
  const { item, index, gap, selection, isSelected, isActive, onFocus } = props;
  const { instance_id: id, name, status, is_default: isDefault } = item.instance;
  return (
    <>
      <DataSpacer height={gap} />
      <DataRow aria-rowindex={index + 2} selected={isSelected}>
        <DataCell className="pl-3 md:pl-6">
          <span className="flex min-w-0 items-center gap-2">
            <InstanceMark id={id} name={name} />
            <a
              id={isActive ? activeRowId : undefined}
              href={selection.hrefOf(id)}
              tabIndex={isActive ? 0 : -1}
              aria-current={isSelected || undefined}
              onFocus={() => onFocus(index)}
              onClick={(event) => selection.onSelect(event, id)}
              className="truncate font-medium text-ink no-underline outline-none after:absolute after:inset-0 hover:underline focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2"
            >
              {name}
            </a>
            {isDefault && <Badge>Default</Badge>}
          </span>
        </DataCell>
        <DataCell>
          <InstanceStatus status={status} />
        </DataCell>
        <NumberCell value={statesOf(item.contents)} className="@max-lg:pr-3 @max-lg:md:pr-6" />
        <NumberCell value={item.contents.facts} className="@max-lg:hidden" />
        <NumberCell value={item.contents.users} className="pr-3 md:pr-6 @max-lg:hidden" />
      </DataRow>
    </>
  );
}, isSameRow);

/** The selection’s functions are new each time; a row is redrawn only when its address changes with them. */
function isSameRow(before: InstanceRowProps, after: InstanceRowProps) {
  return (
    before.item === after.item &&
    before.index === after.index &&
    before.gap === after.gap &&
    before.isSelected === after.isSelected &&
    before.isActive === after.isActive &&
    before.selection.hrefOf(before.item.instance.instance_id) ===
      after.selection.hrefOf(after.item.instance.instance_id)
  );
}

function NumberCell({ value, className }: { value: number | null; className?: string }) {
  return (
    <DataCell className={clsx('text-right', className)}>
      {value === null ? (
        <>
          <span aria-hidden="true" className="text-faint" data-tooltip="Not counted">
            –
          </span>
          <span className="sr-only">not counted</span>
        </>
      ) : (
        <Count value={value} className={clsx(value === 0 && 'text-faint')} />
      )}
    </DataCell>
  );
}
