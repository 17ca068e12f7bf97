'use client';

import { Plus, X } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useInstance } from '@/lib/queries/instances';
import { uuidFrom } from '@/lib/uuid';
import { AgentScopeUser } from '../agents/agent-scope-user';
import { InstanceMark } from '../instance-mark';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { usePicker } from '../use-picker';
import { type ComparedScope, comparedKey, MOST_COLUMNS } from './chat-address';
import type { Tester } from './chat-tester';
import type { Column } from './compare-column';
import { CompareView } from './compare-view';
import { ModelSelect } from './model-select';

const loadPicker = () => import('../agents/agent-scope-picker');
const ScopePicker = dynamic(() => loadPicker().then((part) => part.AgentScopePicker), { ssr: false });

/** One message to several instances and users: the one of the scope bar and up to three more, held in the address. */
export function CompareScopes({ tester, compare }: { tester: Tester; compare: string }) {
  const { agentId, agentName, scope, choices, tabs, address } = tester;
  const others = address.columns ?? [];
  const runs = choices.mode === 'saved' ? 'saved' : 'draft';
  const put = (columns: ComparedScope[]) => address.go({ columns });
  const first: Column = {
    key: 'scope',
    name: nameOf(scope.instanceName, scope.userId),
    heading: (
      <Heading
        id={scope.instanceId ?? ''}
        name={scope.instanceName}
        note={scope.userId ? `as ${scope.userId}` : 'as the scope bar says'}
      />
    ),
    scope,
    runs,
    conversationId: uuidFrom(compare, `scope ${scope.instanceId ?? ''} ${scope.userId}`),
  };
  const names = useNames(agentId, others);
  const columns = others.map(({ instanceId, userId }, index): Column => {
    const name = names[index] ?? 'The instance';
    const key = comparedKey(others, index);
    return {
      key,
      name: nameOf(name, userId),
      heading: (
        <Heading
          id={instanceId}
          name={name}
          onRemove={() => put(others.filter((_, other) => other !== index))}
        >
          <AgentScopeUser
            key={userId}
            user={userId}
            onChange={(user) =>
              put(others.map((each, other) => (other === index ? { instanceId, userId: user } : each)))
            }
          />
        </Heading>
      ),
      scope: { instanceId, userId },
      runs,
      conversationId: uuidFrom(compare, key),
    };
  });
  return (
    <CompareView
      {...{ agentId, agentName, choices, tabs }}
      columns={[first, ...columns]}
      controls={
        <>
          <ModelSelect choices={choices} />
          {others.length < MOST_COLUMNS && (
            <AddScope
              agentId={agentId}
              onAdd={(instanceId) => put([...others, { instanceId, userId: scope.userId }])}
            />
          )}
        </>
      }
    />
  );
}

const nameOf = (instance: string, user: string) => (user ? `${instance} as ${user}` : instance);

/** At most three, so each may have its own hook. */
function useNames(agentId: string, [one, two, three]: readonly ComparedScope[]): (string | undefined)[] {
  const read = [
    useInstance(agentId, one?.instanceId),
    useInstance(agentId, two?.instanceId),
    useInstance(agentId, three?.instanceId),
  ];
  return read.map(({ data, error }) => data?.instance.name ?? (error ? 'Not here' : undefined));
}

interface HeadingProps {
  id: string;
  name: string;
  note?: string;
  onRemove?: () => void;
  children?: React.ReactNode;
}

function Heading({ id, name, note, onRemove, children }: HeadingProps) {
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
      <span className="flex min-w-0 items-center gap-1.5">
        <InstanceMark id={id} name={name} />
        <span className="truncate font-medium">{name}</span>
      </span>
      {note && <span className="truncate text-muted">{note}</span>}
      {children}
      {onRemove && (
        <IconButton
          size="small"
          label={`Leave ${name} out`}
          icon={<X aria-hidden="true" />}
          className="ml-auto"
          onClick={onRemove}
        />
      )}
    </div>
  );
}

function AddScope({ agentId, onAdd }: { agentId: string; onAdd(instanceId: string): void }) {
  const { opener, picker, wanted } = usePicker(loadPicker);
  return (
    <>
      <Button {...opener}>
        <Plus aria-hidden="true" />
        Add an instance
      </Button>
      {wanted && (
        <ScopePicker
          {...picker}
          agentId={agentId}
          selectedId={undefined}
          onSelect={(instanceId) => {
            picker.onOpenChange(false);
            onAdd(instanceId);
          }}
        />
      )}
    </>
  );
}
