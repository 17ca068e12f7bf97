'use client';

import { useMemo, useSyncExternalStore } from 'react';
import { useViewer } from '@/lib/auth/viewer';

/** `both`: draft and saved side by side. */
export type RunMode = 'draft' | 'saved' | 'both';

interface Choices {
  mode: RunMode;
  /** Both empty: what the agent uses by itself. */
  provider: string;
  model: string;
  /** By scope: the conversation that is shown. */
  conversations: Record<string, string>;
}

const NOTHING: Choices = { mode: 'draft', provider: '', model: '', conversations: {} };
const MOST_CONVERSATIONS = 50;

const listeners = new Set<() => void>();
/** The last text of each key, parsed; it also serves where the browser keeps nothing. */
const parsed = new Map<string, { text: string; choices: Choices }>();

function read(key: string): Choices {
  let text = parsed.get(key)?.text ?? '';
  try {
    text = sessionStorage.getItem(key) ?? text;
  } catch {
    // Without storage the choices live as long as the page.
  }
  const known = parsed.get(key);
  if (known?.text === text) return known.choices;
  const choices = parse(text);
  parsed.set(key, { text, choices });
  return choices;
}

function parse(text: string): Choices {
  try {
    return { ...NOTHING, ...(JSON.parse(text || '{}') as Partial<Choices>) };
  } catch {
    return NOTHING;
  }
}

function write(key: string, change: Partial<Choices>): void {
  const choices = { ...read(key), ...change };
  const text = JSON.stringify(choices);
  parsed.set(key, { text, choices });
  try {
    sessionStorage.setItem(key, text);
  } catch {
    // See above.
  }
  for (const listener of listeners) listener();
}

function show(key: string, scope: string, conversationId: string): void {
  const { [scope]: _before, ...others } = read(key).conversations;
  const kept = Object.entries(others).slice(-MOST_CONVERSATIONS);
  write(key, { conversations: { ...Object.fromEntries(kept), [scope]: conversationId } });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** How this tab of the browser chats with an agent. It survives a reload. */
export function useChatChoices(agentId: string) {
  const { tenant, userId } = useViewer();
  const key = `troupe:chat:${userId}:${tenant}:${agentId}`;
  const choices = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => NOTHING,
  );
  return useMemo(
    () => ({
      ...choices,
      setMode: (mode: RunMode) => write(key, { mode }),
      setModel: (provider: string, model: string) => write(key, { provider, model }),
      show: (scope: string, conversationId: string) => show(key, scope, conversationId),
      /** Unless another than that was shown meanwhile; false then. */
      showInstead: (before: string | undefined, scope: string, conversationId: string) => {
        if (read(key).conversations[scope] !== before) return false;
        show(key, scope, conversationId);
        return true;
      },
    }),
    [choices, key],
  );
}

export type ChatChoices = ReturnType<typeof useChatChoices>;
