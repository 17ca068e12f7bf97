'use client';

import { useQuery } from '@tanstack/react-query';
import { type RefObject, useState } from 'react';
import { useViewer } from '@/lib/auth/viewer';
import { problemOf } from '@/lib/queries/perform';
import { useSearch } from '@/lib/queries/search';
import { useSettled } from '@/lib/use-settled';
import { AgentAvatar } from '../agents/agent-avatar';
import { Picker } from '../picker';

interface AgentPickerProps {
  /** The agent that is chosen now. */
  selectedId: string | undefined;
  anchor: RefObject<HTMLButtonElement | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onSelect: (agentId: string) => void;
}

/** Chooses an agent; what is typed is searched in the database. */
export function AgentPicker({ selectedId, anchor, open, onOpenChange, onSelect }: AgentPickerProps) {
  const [text, setText] = useState('');
  const settled = useSettled(text.trim());
  const { search } = useSearch();
  const { tenant } = useViewer();
  const found = useQuery({
    queryKey: ['agent-choice', tenant, settled],
    queryFn: () => search(settled),
    enabled: open,
    // Agents are made, renamed and deleted elsewhere.
    staleTime: 0,
    placeholderData: (held) => held,
  });
  const isStale = settled !== text.trim() || found.isPlaceholderData || found.isPending;
  // An answer to other words must not be chosen by a quick Enter.
  const items = isStale ? [] : (found.data ?? []);
  return (
    <Picker
      label="Choose an agent"
      findLabel="Find an agent by name or owner"
      placeholder="Name or owner"
      items={items}
      selected={items.find(({ agent_id: id }) => id === selectedId) ?? null}
      keyOf={({ agent_id: id }) => id}
      nameOf={({ agent_id: id, name }) => name ?? id}
      text={text}
      onText={setText}
      anchor={anchor}
      open={open}
      onOpenChange={onOpenChange}
      onSelect={({ agent_id: id }) => onSelect(id)}
      note={noteOf({ error: found.error, isStale, count: found.data?.length ?? 0, search: settled })}
    >
      {({ agent_id: id, name, owner_display_name: owner }) => (
        <>
          <AgentAvatar agentId={id} />
          <span className="min-w-0 grow truncate">{name}</span>
          {owner && <span className="min-w-0 shrink-2 truncate text-meta text-muted">{owner}</span>}
        </>
      )}
    </Picker>
  );
}

function noteOf(state: { error: unknown; isStale: boolean; count: number; search: string }): string {
  if (state.error) return `The agents could not be read: ${problemOf(state.error).title ?? 'no answer'}`;
  if (state.isStale) return 'Searching';
  if (state.count === 0)
    return state.search ? `No agent matches “${state.search}”` : 'There are no agents yet';
  return 'Type to find others';
}
