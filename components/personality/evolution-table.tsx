'use client';

import { useState } from 'react';
import type { PersonalityDelta } from '@/lib/contract/personality';
import { DataCell, DataHead, DataRow, DataTable } from '../data-table';
import { differenceText, pointsText } from '../points-text';
import { Button } from '../ui/button';
import { RelativeTime } from '../ui/relative-time';

const FIRST = 12;
const number = 'text-right tabular-nums';
const wide = 'max-sm:hidden';

/** Every change, the newest first. */
export function EvolutionTable({ evolution, now }: { evolution: PersonalityDelta[]; now: number }) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? evolution : evolution.slice(0, FIRST);
  return (
    <div className="flex flex-col items-start gap-2">
      <DataTable
        compact
        label="Changes of scores"
        rowCount={evolution.length + 1}
        columns={
          <>
            <col className="w-24" />
            <col />
            <col className="w-14" />
            <col className="w-14" />
            <col className="w-18 max-sm:w-0" />
            <col className="w-20 max-sm:w-0" />
          </>
        }
        head={
          <>
            <DataHead>When</DataHead>
            <DataHead>Score</DataHead>
            <DataHead className={number}>From</DataHead>
            <DataHead className={number}>To</DataHead>
            <DataHead className={`${number} ${wide}`}>Change</DataHead>
            <DataHead className={wide}>How</DataHead>
          </>
        }
      >
        {shown.map((delta, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the wire gives changes no id, and they never move.
          <DataRow key={index} aria-rowindex={index + 2}>
            <DataCell>
              <RelativeTime at={delta.timestamp} now={now} />
            </DataCell>
            <DataCell data-tooltip={delta.reasoning}>{wordOf(delta.trait_name)}</DataCell>
            <DataCell className={number}>{pointsText(delta.old_value)}</DataCell>
            <DataCell className={number}>{pointsText(delta.new_value)}</DataCell>
            <DataCell className={`${number} ${wide}`}>
              {differenceText(delta.old_value, delta.new_value)}
            </DataCell>
            <DataCell className={wide}>{triggers[delta.trigger_type] ?? wordOf(delta.trigger_type)}</DataCell>
          </DataRow>
        ))}
      </DataTable>
      {evolution.length > shown.length && (
        <Button size="small" onClick={() => setIsWhole(true)}>
          Show all {evolution.length}
        </Button>
      )}
    </div>
  );
}

const triggers: Partial<Record<string, string>> = { manual: 'set', derived: 'derived' };

/** Another API may name scores and reasons that we do not know. */
function wordOf(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
