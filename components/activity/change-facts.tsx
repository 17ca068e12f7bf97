import type { ReactNode } from 'react';
import { InstanceMark } from '@/components/instance-mark';
import { CopyId } from '@/components/ui/copy-id';
import { ExactTime } from '@/components/ui/exact-time';
import { RelativeTime } from '@/components/ui/relative-time';
import { TextLink } from '@/components/ui/text-link';
import type { Activity } from '@/lib/contract/dashboard';
import { paths } from '@/lib/paths';
import { OutcomeStatus, outcomeMeaning } from './outcome';
import { objectWords, pastTense } from './sentence';

type ChangeFactsProps = {
  change: Activity;
  /** Where the changed thing is now; null when it is gone. */
  objectHref: string | null;
  now: number;
};

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 py-1.5 md:grid-cols-[8rem_minmax(0,1fr)]">
      <dt className="text-muted">{label}</dt>
      <dd className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">{children}</dd>
    </div>
  );
}

function ObjectFact({ change, objectHref }: Pick<ChangeFactsProps, 'change' | 'objectHref'>) {
  const { object, agent_id: agentId, agent_name: agentName, instance_id: instanceId } = change;
  const word = objectWords[object.type];
  const name = object.name || object.id;
  return (
    <>
      <Fact label={word.charAt(0).toUpperCase() + word.slice(1)}>
        <span className="inline-flex min-w-0 items-center gap-1">
          {object.type === 'instance' && instanceId && <InstanceMark id={instanceId} name={object.name} />}
          {objectHref ? (
            <TextLink href={objectHref} className="min-w-0 break-words">
              {name}
            </TextLink>
          ) : (
            <span className="min-w-0 break-words">{name}</span>
          )}
        </span>
        {objectHref === null && <span className="text-muted">no longer there</span>}
        {object.id !== name && <CopyId id={object.id} what={`${word} id`} />}
      </Fact>
      {(object.type === 'instance' || object.type === 'tool') && agentId && (
        <Fact label="Agent">
          {agentName ? (
            <TextLink href={paths.agent(agentId)}>{agentName}</TextLink>
          ) : (
            <span>unknown name</span>
          )}
          <CopyId id={agentId} what="agent id" />
        </Fact>
      )}
    </>
  );
}

/** Who, when, what, on what, and how it ended. */
export function ChangeFacts({ change, objectHref, now }: ChangeFactsProps) {
  const { actor, at, verb, outcome } = change;
  return (
    <dl className="flex flex-col text-form">
      <Fact label="Who">
        <span>
          {actor.type === 'key' && 'API key '}
          {actor.type === 'system' && 'Troupe itself '}
          {actor.label}
        </span>
        {actor.id !== actor.label && <CopyId id={actor.id} what={`${actor.type} id`} />}
      </Fact>
      <Fact label="When">
        <ExactTime at={at} />
        <span className="text-muted">
          <RelativeTime at={at} now={now} />
        </span>
      </Fact>
      <Fact label="What">{pastTense[verb]}</Fact>
      <ObjectFact change={change} objectHref={objectHref} />
      <Fact label="Outcome">
        <OutcomeStatus outcome={outcome} />
        {outcome !== 'done' && <span className="max-w-prose text-muted">{outcomeMeaning(outcome)}</span>}
      </Fact>
      <Fact label="Request">
        <CopyId id={change.request_id} what="request id" />
      </Fact>
    </dl>
  );
}
