'use client';

import clsx from 'clsx';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import { Select } from '../ui/select';
import { useKeptFocus } from '../ui/use-kept-focus';
import type { ChatChoices } from './chat-choices';
import { type Column, CompareColumn, type Sender } from './compare-column';
import { Composer, messageField } from './composer';
import { useComposer } from './use-composer';
import type { TabDraft } from './use-tab-drafts';

const ALL = '';

interface CompareViewProps {
  agentId: string;
  agentName: string;
  columns: readonly Column[];
  choices: ChatChoices;
  tabs: TabDraft;
  controls: ReactNode;
}

/** One message to several scopes or configurations, the answers side by side. */
export function CompareView({ agentId, agentName, columns, choices, tabs, controls }: CompareViewProps) {
  const composer = useComposer(agentId);
  const senders = useRef(new Map<string, Sender>());
  const [busy, setBusy] = useState<Readonly<Record<string, boolean>>>({});
  const [sending, setSending] = useState(false);
  const [to, setTo] = useState(ALL);
  const offer = useCallback((key: string, send: Sender | undefined) => {
    if (send) senders.current.set(key, send);
    else senders.current.delete(key);
  }, []);
  const onBusy = useCallback(
    (key: string, isBusy: boolean) =>
      setBusy((held) => (held[key] === isBusy ? held : { ...held, [key]: isBusy })),
    [],
  );
  const chosen = columns.filter(({ key }) => to === ALL || key === to);
  const receivers = chosen.length > 0 ? chosen : columns;
  const isBusy = receivers.some(({ key }) => busy[key]);
  const isSent = useRef(false);
  const send = async () => {
    if (isSent.current) return;
    isSent.current = true;
    setSending(true);
    composer.keep();
    const message = composer.text;
    const accepted = await Promise.all(receivers.map(({ key }) => senders.current.get(key)?.(message)));
    isSent.current = false;
    setSending(false);
    // Those that refused it keep it for their own retry.
    if (accepted.some(Boolean)) composer.clear(message);
  };
  const keptFocus = useKeptFocus(messageField);
  return (
    <div {...keptFocus} className="flex min-h-0 min-w-0 grow flex-col">
      <div
        // Where there is no room for all, they are scrolled sideways, and the next one peeks out.
        className={clsx(
          'grid min-h-0 grow snap-x grid-flow-col grid-rows-[auto_minmax(0,1fr)] overflow-x-auto [&>section]:snap-start',
          columns.length > 2 ? 'auto-cols-[minmax(min(88%,18rem),1fr)]' : 'auto-cols-[minmax(9.5rem,1fr)]',
        )}
      >
        {columns.map((column) => (
          <CompareColumn
            key={`${column.key} ${column.conversationId}`}
            {...{ agentId, column, choices, tabs, offer, onBusy }}
          />
        ))}
      </div>
      <Composer
        agentId={agentId}
        agentName={agentName}
        // An edit is of one conversation, and here several are asked.
        state={{ ...composer, edit: undefined }}
        sending={sending}
        waits={isBusy && !sending ? 'An answer is still coming: stop it, or wait' : undefined}
        onSend={() => void send()}
      >
        {controls}
        {columns.length > 1 && (
          <Select
            aria-label="Send to"
            value={chosen.length > 0 ? to : ALL}
            onChange={(event) => setTo(event.target.value)}
            className="min-w-0 max-w-44 shrink"
          >
            <option value={ALL}>Send to all {columns.length}</option>
            {columns.map(({ key, name }) => (
              <option key={key} value={key}>
                Send to {name}
              </option>
            ))}
          </Select>
        )}
      </Composer>
    </div>
  );
}
