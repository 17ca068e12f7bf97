'use client';

import dynamic from 'next/dynamic';
import { useViewer } from '@/lib/auth/viewer';
import type { InstanceWithContents } from '@/lib/contract/dashboard';
import type { AgentInstance } from '@/lib/contract/instances';
import { useUpdateInstance } from '@/lib/queries/instances';
import { problemOf } from '@/lib/queries/perform';
import { EditableText } from '../editable-text';
import { InstanceMark } from '../instance-mark';
import { useMemoryAddress } from '../memory/memory-address';
import { SectionNav } from '../memory/section-nav';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { CopyId } from '../ui/copy-id';
import { Count } from '../ui/count';
import { dialogOpener } from '../ui/dialog';
import { RelativeTime } from '../ui/relative-time';
import { Skeleton } from '../ui/skeleton';
import { Switch } from '../ui/switch';
import { toast } from '../ui/toast';
import { contentLines } from './contents';
import { InstanceStatus } from './instance-status';

interface InstancePanelProps {
  item: InstanceWithContents;
  now: number;
  onReset: () => void;
  onDelete: () => void;
}

const MemorySection = dynamic(() => import('../memory/memory-section').then((part) => part.MemorySection), {
  ssr: false,
  loading: () => <Skeleton className="mx-3 my-4 h-40 md:mx-6" />,
});

/** One instance: its name and state, what it holds, and what can be done with it. */
export function InstancePanel({ item, now, onReset, onDelete }: InstancePanelProps) {
  const { instance, contents } = item;
  const address = useMemoryAddress(instance.instance_id);
  return (
    <section aria-label={instance.name} className="flex flex-col">
      <div className="flex flex-col gap-2 px-3 pt-4 pb-2 md:px-6">
        <InstanceName instance={instance} />
        <InstanceSwitch instance={instance} />
      </div>
      <SectionNav address={address} contents={contents} />
      {address.section === 'overview' ? (
        <Overview item={item} now={now} onReset={onReset} onDelete={onDelete} />
      ) : (
        <MemorySection name={address.section} item={item} address={address} now={now} />
      )}
    </section>
  );
}

function Overview({ item, now, onReset, onDelete }: InstancePanelProps) {
  const { instance, contents } = item;
  const { isAdmin } = useViewer();
  return (
    <>
      <div className="flex flex-col gap-3 px-3 py-4 md:px-6">
        <InstanceDescription instance={instance} />
        <dl className="grid grid-cols-[4rem_minmax(0,1fr)] items-baseline gap-x-3 gap-y-1 text-table">
          <dt className="text-muted">Id</dt>
          <dd className="flex min-w-0">
            <CopyId id={instance.instance_id} what="instance id" />
          </dd>
          <dt className="text-muted">Created</dt>
          <dd>
            <RelativeTime at={instance.created_at} now={now} />
          </dd>
          <dt className="text-muted">Updated</dt>
          <dd>
            <RelativeTime at={instance.updated_at} now={now} />
          </dd>
        </dl>
      </div>
      <div className="border-line border-t px-3 py-4 md:px-6">
        <h2 className="pb-2 font-medium text-form">What it holds</h2>
        <dl className="text-table">
          {contentLines(contents).map(({ label, count }) => (
            <div key={label} className="flex min-h-7 items-center justify-between gap-4 border-line border-b">
              <dt>{label}</dt>
              <dd>
                {count === null ? <span className="text-faint">not counted</span> : <Count value={count} />}
              </dd>
            </div>
          ))}
        </dl>
      </div>
      {isAdmin && <Foot instance={instance} onReset={onReset} onDelete={onDelete} />}
    </>
  );
}

const subjectOf = ({ agent_id: agentId, instance_id: id }: AgentInstance) =>
  `agent/${agentId}/instance/${id}`;

function InstanceName({ instance }: { instance: AgentInstance }) {
  const { instance_id: id, name, is_default: isDefault } = instance;
  const update = useUpdateInstance(instance);
  return (
    <EditableText
      label="Name"
      member="name"
      value={name}
      subject={`${subjectOf(instance)}/name`}
      onSave={(text) => update.mutateAsync({ name: text })}
    >
      <h2
        id="instance-name"
        tabIndex={-1}
        className="flex min-w-0 items-start gap-2 font-semibold text-section outline-none touch:py-2.5"
      >
        <InstanceMark id={id} name={name} className="h-6" />
        <span className="min-w-0 break-words">{name}</span>
        {isDefault && <Badge className="my-0.5">Default</Badge>}
      </h2>
    </EditableText>
  );
}

function InstanceDescription({ instance }: { instance: AgentInstance }) {
  const { description = '' } = instance;
  const update = useUpdateInstance(instance);
  return (
    <EditableText
      label="Description"
      member="description"
      value={description}
      subject={`${subjectOf(instance)}/description`}
      multiline
      onSave={(text) => update.mutateAsync({ description: text })}
    >
      <p className="max-w-prose whitespace-pre-wrap break-words py-1 text-form text-muted touch:py-3">
        {description || 'No description'}
      </p>
    </EditableText>
  );
}

function InstanceSwitch({ instance }: { instance: AgentInstance }) {
  const { name, status } = instance;
  const update = useUpdateInstance(instance, {
    onError: (error) => {
      const { title, detail, request_id: requestId } = problemOf(error);
      toast({
        tone: 'danger',
        title: `The state of ${name} did not change`,
        detail: detail ?? title,
        requestId,
      });
    },
  });
  const isActive = status === 'active';
  return (
    <span className="inline-flex items-center gap-2">
      <InstanceStatus status={status} tinted />
      <Switch
        aria-label="Instance is active"
        aria-busy={update.isPending}
        data-tooltip={isActive ? 'Deactivate: chat is refused then' : 'Activate'}
        checked={isActive}
        onChange={(event) => {
          if (!update.isPending) update.mutate({ status: event.target.checked ? 'active' : 'inactive' });
        }}
      />
    </span>
  );
}

function Foot({
  instance,
  onReset,
  onDelete,
}: Pick<InstancePanelProps, 'onReset' | 'onDelete'> & { instance: AgentInstance }) {
  return (
    <div className="flex flex-col gap-2 border-line border-t px-3 py-4 md:px-6">
      <div className="flex flex-wrap gap-2">
        <Button variant="danger" {...dialogOpener} onClick={onReset}>
          Reset…
        </Button>
        {!instance.is_default && (
          <Button variant="danger" {...dialogOpener} onClick={onDelete}>
            Delete…
          </Button>
        )}
      </div>
      {instance.is_default && (
        <p className="max-w-prose text-meta text-muted">
          The default instance cannot be deleted: chat uses it when no instance is named. It can be reset.
        </p>
      )}
    </div>
  );
}
