'use client';

import { Download, Ellipsis, RotateCcw, Trash2 } from 'lucide-react';
import { useViewer } from '@/lib/auth/viewer';
import type { IdentityView } from '@/lib/contract/identity-views';
import { paths } from '@/lib/paths';
import { useUpdateIdentity } from '@/lib/queries/identities';
import { EditableText } from '../editable-text';
import { PageHeader } from '../page-header';
import { CopyId } from '../ui/copy-id';
import { Menu, type MenuEntry } from '../ui/menu';
import { RelativeTime } from '../ui/relative-time';
import { TabsNav } from '../ui/tabs-nav';
import { useHistoryFiles } from './history-export';
import { useIdentityActs } from './identity-acts';
import { IdentityAgent } from './identity-agent';
import { IdentityDescription } from './identity-description';
import { StressStatus } from './stress-status';

interface IdentityHeaderProps {
  identity: Described;
  now: number;
}

type Described = IdentityView & { updated_at: string };

/** What the identity is and whose, above both of its tabs. */
export function IdentityHeader({ identity, now }: IdentityHeaderProps) {
  const { id, created_at: createdAt } = identity;
  const update = useUpdateIdentity(id);
  const { name, description } = withSent(identity, update);
  return (
    <PageHeader
      title={name}
      around={(heading) => (
        <EditableText
          label="Name"
          member="name"
          value={identity.name}
          subject={`identity/${id}/name`}
          onSave={(text) => update.mutateAsync({ name: text })}
        >
          {heading}
        </EditableText>
      )}
      meta={
        <>
          <StressStatus state={identity.stress_state} tinted />
          <CopyId id={id} what="identity id" />
        </>
      }
      actions={<IdentityMenu identity={identity} />}
    >
      <IdentityDescription
        identity={identity}
        shown={description}
        onSave={(text) => update.mutateAsync({ description: text })}
      />
      <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1 text-muted text-table">
        <IdentityAgent identity={identity} />
        <span>
          Created <RelativeTime at={createdAt} now={now} />
        </span>
      </div>
      <TabsNav
        label="Identity"
        tabs={[
          { label: 'Cockpit', href: paths.identity(id), exact: true },
          { label: 'History', href: paths.identityHistory(id) },
        ]}
      />
    </PageHeader>
  );
}

/** What was sent stands until the page brings what the API made of it. */
function withSent(
  { name, description, updated_at: servedAt }: Described,
  { variables, data, isError }: ReturnType<typeof useUpdateIdentity>,
) {
  const isServed = data !== undefined && Date.parse(servedAt) >= Date.parse(data.updated_at);
  return { name, description, ...(isError || isServed ? {} : variables) };
}

/** What is done with the identity as a whole. */
function IdentityMenu({ identity: { id: identityId, name, cycle_count: cycles } }: { identity: Described }) {
  const { isAdmin } = useViewer();
  const act = useIdentityActs();
  const file = {
    download: true,
    icon: <Download aria-hidden="true" />,
    ...(cycles === 0 && { disabled: true, detail: 'Nothing was observed yet' }),
  };
  const files = useHistoryFiles(identityId).map(({ label, href }): MenuEntry => ({ ...file, label, href }));
  const admins: MenuEntry[] = [
    'separator',
    {
      label: 'Reset identity…',
      icon: <RotateCcw aria-hidden="true" />,
      danger: true,
      onSelect: () => act({ act: 'reset', identityId, name }),
    },
    {
      label: 'Delete identity…',
      icon: <Trash2 aria-hidden="true" />,
      danger: true,
      onSelect: () => act({ act: 'delete', identityId, name }),
    },
  ];
  return (
    <Menu label={`Actions for ${name}`} square items={[...files, ...(isAdmin ? admins : [])]}>
      <Ellipsis aria-hidden="true" />
    </Menu>
  );
}
