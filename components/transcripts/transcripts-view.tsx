import clsx from 'clsx';
import type { Transcript, TranscriptTurn } from '@/lib/contract/transcripts';
import { paths, type TranscriptsAddress } from '@/lib/paths';
import { EmptyState } from '../empty-state';
import { TextLink } from '../ui/text-link';
import { TranscriptFind } from './transcript-find';
import { TranscriptList } from './transcript-list';
import { TranscriptTurns } from './transcript-turns';

interface Page<T> {
  items: T[] | null;
  has_more: boolean;
  next_cursor?: string;
}

export interface TranscriptsViewProps {
  agentId: string;
  address: TranscriptsAddress;
  page: Page<Transcript>;
  /** Undefined: none is chosen, or it is gone. */
  shown?: { head: Transcript; turns: Page<TranscriptTurn> };
  tenant: string;
  now: number;
}

/** What was talked about, and one of it beside the list. All of it is held in the address. */
export function TranscriptsView({ agentId, address, page, shown, tenant, now }: TranscriptsViewProps) {
  const items = page.items ?? [];
  const isNarrowed = address.find || address.instance || address.user || address.after;
  if (items.length === 0 && !isNarrowed && !address.transcript) {
    return (
      <div className="pt-4">
        <EmptyState title="Nothing was said yet">
          Every chat with this agent is kept here, by API or in the tester: what was asked, what was answered,
          and by which model. Try it under Conversations.
        </EmptyState>
        {!address.tests && <TestsLink agentId={agentId} address={address} />}
      </div>
    );
  }
  return (
    <div className="grid gap-x-6 pt-4 md:grid-cols-[minmax(15rem,20rem)_minmax(0,1fr)]">
      <section
        aria-label="List of transcripts"
        className={clsx('min-w-0', address.transcript && 'max-md:hidden')}
      >
        <TranscriptFind agentId={agentId} address={address} />
        <TranscriptList agentId={agentId} address={address} page={{ ...page, items }} now={now} />
        <TestsLink agentId={agentId} address={address} />
      </section>
      <section aria-label="Transcript" className={clsx('min-w-0', !address.transcript && 'max-md:hidden')}>
        {address.transcript && (
          <p className="pb-2 text-table md:hidden">
            <TextLink
              href={paths.transcripts(agentId, { ...address, transcript: undefined, before: undefined })}
            >
              All transcripts
            </TextLink>
          </p>
        )}
        {shown ? (
          <TranscriptTurns {...{ agentId, address, tenant, now }} head={shown.head} page={shown.turns} />
        ) : (
          <EmptyState title={address.transcript ? 'This transcript is gone' : 'No transcript is chosen'}>
            {address.transcript
              ? 'It was deleted, or its instance was. What was changed stands in Activity.'
              : 'Choose one from the list: it is read here, turn by turn, and exported as a file.'}
          </EmptyState>
        )}
      </section>
    </div>
  );
}

function TestsLink({ agentId, address }: { agentId: string; address: TranscriptsAddress }) {
  const tests = address.tests ? undefined : '1';
  return (
    <p className="py-3 text-meta">
      <TextLink href={paths.transcripts(agentId, { ...address, tests, after: undefined })}>
        {address.tests ? 'Leave out probes and cases' : 'Show those of probes and cases too'}
      </TextLink>
    </p>
  );
}
