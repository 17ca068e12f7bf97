'use client';

import { type RefObject, useState } from 'react';
import { hasWords } from '@/lib/has-words';
import { instancesIn } from '@/lib/instance-pages';
import { useInstancePages } from '@/lib/queries/instances';
import { problemOf } from '@/lib/queries/perform';
import { useSettled } from '@/lib/use-settled';
import { InstanceMark } from '../instance-mark';
import { Picker } from '../picker';
import { StatusGlyph } from '../ui/status';

interface AgentScopePickerProps {
  agentId: string;
  selectedId: string | undefined;
  anchor: RefObject<HTMLButtonElement | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onSelect: (instanceId: string) => void;
}

/** Chooses an instance; what is typed is searched in the database, so that ten thousand are as quick as ten. */
export function AgentScopePicker(props: AgentScopePickerProps) {
  const { agentId, selectedId, anchor, open, onOpenChange, onSelect } = props;
  const [text, setText] = useState('');
  const search = useSettled(text.trim());
  const pages = useInstancePages({ agentId, search, enabled: open });
  const isStale = search !== text.trim() || pages.isPlaceholderData;
  // Until the database has answered, what was read before is narrowed here, so that a wrong one is never chosen.
  const items = instancesIn(pages.data).filter(
    ({ instance }) => !isStale || hasWords(`${instance.name} ${instance.instance_id}`, text),
  );
  const selected = items.find(({ instance }) => instance.instance_id === selectedId) ?? null;
  return (
    <Picker
      label="Choose an instance"
      findLabel="Find an instance by name or id"
      placeholder="Name or id"
      items={items}
      keyOf={({ instance }) => instance.instance_id}
      nameOf={({ instance }) => instance.name}
      selected={selected}
      text={text}
      onText={setText}
      anchor={anchor}
      open={open}
      onOpenChange={onOpenChange}
      onSelect={({ instance }) => onSelect(instance.instance_id)}
      note={isStale ? 'Searching' : <Found pages={pages} shown={items.length} search={search} />}
    >
      {(item) => <Choice item={item} />}
    </Picker>
  );
}

function Choice({ item }: { item: ReturnType<typeof instancesIn>[number] }) {
  const { instance_id: id, name, status, is_default: isDefault } = item.instance;
  return (
    <>
      <InstanceMark id={id} name={name} />
      <span className="min-w-0 grow truncate">{name}</span>
      {isDefault && <span className="text-meta text-muted">default</span>}
      {status !== 'active' && (
        <span className="inline-flex items-center gap-1 text-meta text-muted">
          <StatusGlyph kind="inactive" />
          {status}
        </span>
      )}
    </>
  );
}

interface FoundProps {
  pages: ReturnType<typeof useInstancePages>;
  shown: number;
  search: string;
}

function Found({ pages, shown, search }: FoundProps) {
  if (pages.error) return `The instances could not be read: ${problemOf(pages.error).title ?? 'no answer'}`;
  const total = pages.data?.pages[0]?.total_count;
  if (total === undefined) return 'Reading the instances';
  if (total === 0) return `No instance matches “${search}”`;
  const known = `${shown.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}`;
  return shown < total ? `${known} shown; type to find the others` : `${known} shown`;
}
