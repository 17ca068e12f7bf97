'use client';

import { type ReactNode, useMemo } from 'react';
import { newUuid, uuidFrom } from '@/lib/uuid';
import { Badge } from '../ui/badge';
import type { ChatChoices } from './chat-choices';
import { scopeKey } from './chat-scope';
import type { Column } from './compare-column';
import { CompareView } from './compare-view';
import type { NamedScope } from './use-chat-scope';
import type { TabDraft } from './use-tab-drafts';

interface DraftAgainstSavedProps {
  agentId: string;
  agentName: string;
  scope: NamedScope;
  choices: ChatChoices;
  tabs: TabDraft;
  controls: ReactNode;
}

const words = { saved: 'live', draft: 'draft' } as const;

/** The same message to the agent as it is saved and as it stands on screen. */
export function DraftAgainstSaved(props: DraftAgainstSavedProps) {
  const { scope, choices } = props;
  const key = `${scopeKey(scope)} both`;
  const base = useBase(choices, key);
  const columns = (['saved', 'draft'] as const).map(
    (runs): Column => ({
      key: runs,
      name: words[runs],
      heading: (
        <span className="flex items-center gap-2">
          <Badge>{words[runs]}</Badge>
          <span className="truncate text-muted">{runs === 'saved' ? 'as saved' : 'as on screen'}</span>
        </span>
      ),
      scope,
      runs,
      conversationId: uuidFrom(base, runs),
    }),
  );
  return <CompareView {...props} columns={columns} />;
}

/** The same two conversations when the tab comes back to them. */
function useBase({ conversations, show }: ChatChoices, key: string): string {
  const kept = conversations[key];
  return useMemo(() => {
    if (kept) return kept;
    const made = newUuid();
    queueMicrotask(() => show(key, made));
    return made;
  }, [kept, key, show]);
}
