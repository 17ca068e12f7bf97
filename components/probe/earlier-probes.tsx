'use client';

import type { ProbeSummary } from '@/lib/contract/probes';
import { DataCell, DataHead, DataRow, DataTable } from '../data-table';
import { Section } from '../section';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { RelativeTime } from '../ui/relative-time';
import { Status } from '../ui/status';
import { outcomeOf } from './verdict-texts';

interface EarlierProbesProps {
  probes: ProbeSummary[];
  shownId: string | undefined;
  now: number;
  /** The one that is being cleaned up. */
  cleaning: string | undefined;
  onShow(probeId: string): void;
  onClean(probeId: string): void;
}

/** Probes that were run, the newest first, with what they found and what they left. */
export function EarlierProbes({ probes, shownId, now, cleaning, onShow, onClean }: EarlierProbesProps) {
  return (
    <Section title="Probes so far" description="The newest fifty are kept.">
      <DataTable
        label="Probes"
        compact
        columns={
          <>
            <col className="w-20 md:w-24" />
            <col />
            <col className="w-28 max-md:hidden" />
            <col className="w-32 md:w-36" />
          </>
        }
        head={
          <>
            <DataHead>When</DataHead>
            <DataHead>Outcome</DataHead>
            <DataHead className="max-md:hidden">Instances</DataHead>
            <DataHead>Left</DataHead>
          </>
        }
      >
        {probes.map((probe) => {
          const { word, kind } = outcomeOf(probe);
          const { left } = probe.receipt;
          const id = probe.probe_id;
          return (
            <DataRow key={id} selected={id === shownId}>
              <DataCell className="text-muted">
                <RelativeTime at={probe.created_at} now={now} />
              </DataCell>
              <DataCell>
                <button
                  type="button"
                  aria-pressed={id === shownId}
                  onClick={() => onShow(id)}
                  className="max-w-full rounded-control text-left after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2"
                >
                  <span className="sr-only">Show: </span>
                  <Status kind={kind}>{word}</Status>
                  {probe.is_leaky && <Badge className="ml-2">Leaky stand-in</Badge>}
                </button>
              </DataCell>
              <DataCell className="max-md:hidden">{probe.instances.length}</DataCell>
              <DataCell>
                {left === 0 || probe.status === 'running' ? (
                  <span className="text-muted">{left === 0 ? 'Nothing' : ''}</span>
                ) : (
                  <span className="relative flex items-center gap-2">
                    <span className="text-warn tabular-nums">{left}</span>
                    <Button
                      size="small"
                      busy={cleaning === id}
                      aria-disabled={cleaning !== undefined}
                      onClick={() => onClean(id)}
                    >
                      Clean up
                    </Button>
                  </span>
                )}
              </DataCell>
            </DataRow>
          );
        })}
      </DataTable>
    </Section>
  );
}
