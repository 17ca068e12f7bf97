'use client';

import type { Probe, ProbeSummary } from '@/lib/contract/probes';
import { paths } from '@/lib/paths';
import { EmptyState } from '../empty-state';
import { Section } from '../section';
import { ButtonLink } from '../ui/button-link';
import { ProblemNotice } from '../ui/problem-notice';
import { EarlierProbes } from './earlier-probes';
import type { ChoosableInstance } from './instance-choice';
import { LIMITS, ProbeControls } from './probe-controls';
import { ProbeResult } from './probe-result';
import { useProbes } from './use-probes';

interface ProbeViewProps {
  agentId: string;
  agentName: string;
  instances: ChoosableInstance[];
  /** As the server read them. */
  probes: ProbeSummary[];
  shown: Probe | undefined;
  isOffered: boolean;
  now: number;
}

/** Proves that the instances of an agent cannot see each other, while one looks. */
export function ProbeView(props: ProbeViewProps) {
  const { agentId, agentName, instances, isOffered, now } = props;
  const active = instances.filter(({ status }) => status === 'active');
  const probes = useProbes(props);
  if (active.length < LIMITS.fewest) return <TooFew {...{ agentId, agentName }} count={active.length} />;
  return (
    <>
      <Section
        title="Isolation probe"
        description={`Plants a random canary state in each chosen instance, for everybody and for two made-up users, asks ${agentName} in each of them, and looks for canaries where they do not belong: in the prompt that was sent and in the answer. Then it removes what it planted.`}
      >
        <ProbeControls agentName={agentName} active={active} probes={probes} isOffered={isOffered} />
        {probes.isLost && (
          <p role="status" className="text-meta text-warn">
            The connection broke. The probe goes on at the server; looking for it again.
          </p>
        )}
        {probes.problem && <ProblemNotice title={probes.problemTitle} problem={probes.problem} />}
        {probes.shown && <ProbeResult key={probes.shown.probe_id} probe={probes.shown} />}
      </Section>
      {probes.list.length > 0 && (
        <EarlierProbes
          probes={probes.list}
          shownId={probes.shown?.probe_id}
          now={now}
          cleaning={probes.cleaning}
          onShow={probes.show}
          onClean={probes.clean}
        />
      )}
    </>
  );
}

function TooFew({ agentId, agentName, count }: { agentId: string; agentName: string; count: number }) {
  return (
    <EmptyState
      title="A probe needs two instances"
      action={<ButtonLink href={paths.agentTab(agentId, 'instances')}>Show the instances</ButtonLink>}
    >
      An isolation probe plants a canary in one instance and looks for it in another. {agentName} has{' '}
      {count === 1 ? 'one active instance' : 'no active instance'}: create or activate another.
    </EmptyState>
  );
}
