'use client';

import { Combobox } from '@base-ui/react/combobox';
import { Check } from 'lucide-react';
import { type RefObject, useState } from 'react';
import type { InstanceWithContents } from '@/lib/contract/dashboard';
import { instancesIn } from '@/lib/instance-pages';
import { useInstancePages } from '@/lib/queries/instances';
import { problemOf } from '@/lib/queries/perform';
import { useSettled } from '@/lib/use-settled';
import { InstanceMark } from '../instance-mark';
import { controlStyle } from '../ui/control-style';
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
  const items = instancesIn(pages.data).filter((item) => !isStale || hasWords(item, text));
  const selected = items.find(({ instance }) => instance.instance_id === selectedId) ?? null;
  return (
    <Combobox.Root<InstanceWithContents>
      items={items}
      filter={null}
      open={open}
      onOpenChange={onOpenChange}
      inputValue={text}
      onInputValueChange={setText}
      value={selected}
      onValueChange={(item) => item && onSelect(item.instance.instance_id)}
      itemToStringLabel={({ instance }) => instance.name}
      isItemEqualToValue={(item, value) => item.instance.instance_id === value.instance.instance_id}
      onOpenChangeComplete={(isOpen) => !isOpen && setText('')}
    >
      <Combobox.Portal container={anchor.current?.closest('main')}>
        <Combobox.Positioner
          anchor={anchor}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="z-60"
        >
          <Combobox.Popup
            aria-label="Choose an instance"
            finalFocus={anchor}
            className="flex max-h-(--available-height) w-88 max-w-(--available-width) flex-col rounded-float border border-line bg-surface text-ink shadow-float transition-opacity duration-120 data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            <div className="p-1">
              <Combobox.Input
                aria-label="Find an instance by name or id"
                placeholder="Name or id"
                maxLength={200}
                spellCheck={false}
                className={`${controlStyle} h-8 px-2 touch:h-11`}
              />
            </div>
            <Combobox.List className="max-h-80 min-h-0 overflow-y-auto overscroll-contain px-1 empty:hidden">
              {(item: InstanceWithContents) => <Choice key={item.instance.instance_id} item={item} />}
            </Combobox.List>
            <Combobox.Status className="border-line border-t px-3 py-2 text-meta text-muted">
              {isStale ? 'Searching' : <Found pages={pages} shown={items.length} search={search} />}
            </Combobox.Status>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

function hasWords({ instance: { name, instance_id: id } }: InstanceWithContents, text: string) {
  const words = text.toLowerCase().split(/\s+/);
  return words.every((word) => `${name} ${id}`.toLowerCase().includes(word));
}

function Choice({ item }: { item: InstanceWithContents }) {
  const { instance_id: id, name, status, is_default: isDefault } = item.instance;
  return (
    <Combobox.Item
      value={item}
      className="flex min-h-8 cursor-default items-center gap-2 rounded-control px-2 py-1 text-table outline-none data-highlighted:bg-hover forced-colors:data-highlighted:outline-2 touch:min-h-11"
    >
      <InstanceMark id={id} name={name} />
      <span className="min-w-0 grow truncate">{name}</span>
      {isDefault && <span className="text-meta text-muted">default</span>}
      {status !== 'active' && (
        <span className="inline-flex items-center gap-1 text-meta text-muted">
          <StatusGlyph kind="inactive" />
          {status}
        </span>
      )}
      <Combobox.ItemIndicator>
        <Check aria-hidden="true" className="text-accent" />
      </Combobox.ItemIndicator>
    </Combobox.Item>
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
