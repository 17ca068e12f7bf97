'use client';

import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useViewer } from '@/lib/auth/viewer';
import type { TurnDraft } from '@/lib/contract/tester';
import { watchDrafts } from '@/lib/drafts';
import { useConfiguration, useReadSavedParts } from '@/lib/queries/tester';
import { flushDrafts } from '@/lib/use-draft-keeper';
import { changedTabs, readTabDrafts, type TabDrafts, turnDraftOf } from './tab-drafts';

export interface TabDraft {
  /** The tabs with unsaved changes; none: draft and saved are the same. */
  changed: string[];
  /** As a turn can run it, with what is being typed right now. */
  now(): Promise<TurnDraft | undefined>;
  /** What a turn would run: with the unsaved changes, and without. */
  configuration: { draft: string; saved: string } | undefined;
}

/** What the agent's tabs would save, as a turn can run it. */
export function useTabDraft(agentId: string): TabDraft {
  const { tenant, userId } = useViewer();
  const readSaved = useReadSavedParts(agentId);
  const read = useCallback(
    () => JSON.stringify(readTabDrafts({ tenant, userId }, agentId)),
    [tenant, userId, agentId],
  );
  const text = useSyncExternalStore(watchDrafts, read, () => '{"tools":[]}');
  const changed = useMemo(() => changedTabs(JSON.parse(text)), [text]);
  const whole = useCallback(async () => {
    const drafts: TabDrafts = JSON.parse(read());
    const { tools, personality } = drafts;
    return turnDraftOf(
      drafts,
      await readSaved({ tools: tools.length > 0, personality: personality !== undefined }),
    );
  }, [read, readSaved]);
  const now = useCallback(() => {
    flushDrafts();
    return whole();
  }, [whole]);
  const { data } = useConfiguration(agentId, text, whole);
  const configuration = data && { draft: data.configuration, saved: data.saved_configuration };
  return { changed, now, configuration };
}
