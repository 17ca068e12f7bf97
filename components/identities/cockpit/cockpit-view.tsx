import { RotateCw } from 'lucide-react';
import type { Output } from '@/lib/contract/endpoint';
import type { cockpit } from '@/lib/contract/identity-views';
import { RefreshButton } from '../../refresh-button';
import { Section } from '../../section';
import { ObserveSection } from '../observe/observe-section';
import { asDrawn } from './chart-rows';
import { CourseCharts } from './charts';
import { ContractSection } from './contract-section';
import { NowLine } from './now-line';
import { PresentStrips } from './present-strips';

interface CockpitViewProps {
  data: Output<typeof cockpit>;
  /** The cycle that the address names. */
  chosen: number | undefined;
  /** Host of a remote identity API; empty: embedded. */
  host: string;
}

/** How an identity is, how it came to be so, what that allows, and what the next observation would change. */
export function CockpitView({ data, chosen, host }: CockpitViewProps) {
  const { identity, snapshot, contract, drift, series } = data;
  const isEmpty = series !== null && series.cycle.length === 0;
  return (
    <div className="@container">
      <div className="flex items-start justify-between gap-x-4 py-4">
        <NowLine snapshot={snapshot} drift={drift} />
        <RefreshButton>
          <RotateCw aria-hidden="true" />
          <span className="max-sm:sr-only">Refresh</span>
        </RefreshButton>
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-12 border-line border-t @4xl:grid-cols-[minmax(0,1fr)_19rem]">
        <Section
          title={series ? 'Course' : 'Modes'}
          description={
            series === null
              ? `The identity API at ${host} keeps no course: it tells how the identity is now.`
              : isEmpty
                ? 'Nothing was observed yet. Each observation is a cycle, and its charts begin here.'
                : undefined
          }
        >
          {series && !isEmpty ? (
            <CourseCharts
              key={identity.id}
              identityId={identity.id}
              series={asDrawn(series)}
              latest={snapshot.cycle}
              chosen={chosen}
            />
          ) : (
            <PresentStrips snapshot={snapshot} drift={drift} />
          )}
        </Section>
        <ContractSection contract={contract} />
      </div>
      <ObserveSection
        key={identity.id}
        identityId={identity.id}
        identityName={identity.name}
        cycle={snapshot.cycle}
        host={host}
      />
    </div>
  );
}
