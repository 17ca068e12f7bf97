import type { Transcript, TranscriptTurn } from '@/lib/contract/transcripts';
import { paths, type TranscriptsAddress } from '@/lib/paths';
import { InstanceMark } from '../instance-mark';
import { buttonStyle } from '../ui/button-style';
import { CopyId } from '../ui/copy-id';
import { TextLink } from '../ui/text-link';
import { DeleteTranscript } from './delete-transcript';
import { TranscriptTurnItem } from './transcript-turn';

interface TranscriptTurnsProps {
  agentId: string;
  address: TranscriptsAddress;
  head: Transcript;
  /** The newest first, as it is read. */
  page: { items: TranscriptTurn[] | null; has_more: boolean; next_cursor?: string };
  tenant: string;
  now: number;
}

/** One transcript from top to bottom, a page of its newest turns at a time. */
export function TranscriptTurns({ agentId, address, head, page, tenant, now }: TranscriptTurnsProps) {
  const turns = (page.items ?? []).toReversed();
  const { before, ...rest } = address;
  return (
    <>
      <Head agentId={agentId} address={rest} head={head} tenant={tenant} />
      <p className="flex flex-wrap gap-x-4 py-2 text-table">
        {page.next_cursor && (
          <TextLink href={paths.transcripts(agentId, { ...rest, before: page.next_cursor })}>
            Earlier turns
          </TextLink>
        )}
        {before && <TextLink href={paths.transcripts(agentId, rest)}>Newest turns</TextLink>}
      </p>
      <ol className="flex flex-col gap-4 pb-6" aria-label="Turns">
        {turns.map((turn, place) => (
          <TranscriptTurnItem
            key={turn.run_id}
            turn={turn}
            instanceId={head.instance_id}
            isResetAfter={turn.reset_at !== undefined && turns[place + 1]?.reset_at !== turn.reset_at}
            now={now}
          />
        ))}
      </ol>
    </>
  );
}

type HeadProps = Pick<TranscriptTurnsProps, 'agentId' | 'address' | 'head' | 'tenant'>;

function Head({ agentId, address, head, tenant }: HeadProps) {
  const { transcript_id: transcriptId, instance_id: id, instance_name: name, user_id: user, turns } = head;
  const back = paths.transcripts(agentId, { ...address, transcript: undefined });
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-line border-b pb-3">
      <div className="min-w-0">
        <h2 className="flex min-w-0 flex-wrap items-center gap-x-2 font-semibold text-section">
          <InstanceMark id={id} name={name} />
          <span className="min-w-0 break-words">
            {name}
            {user && ` with ${user}`}
          </span>
        </h2>
        <div className="flex flex-wrap items-center gap-x-3 text-meta text-muted">
          <span>{turns === 1 ? '1 turn' : `${turns.toLocaleString('en')} turns`}</span>
          <CopyId id={head.session_id} what="session id" />
        </div>
      </div>
      <div className="flex flex-wrap gap-2">
        {(['markdown', 'jsonl'] as const).map((format) => (
          <a
            key={format}
            download
            href={paths.transcriptFile({ tenant, agentId, transcriptId, format })}
            className={buttonStyle('secondary', 'small')}
          >
            {format === 'markdown' ? 'Export as Markdown' : 'Export as JSON Lines'}
          </a>
        ))}
        <DeleteTranscript
          key={transcriptId}
          agentId={agentId}
          transcriptId={transcriptId}
          name={head.session_id}
          turns={turns}
          back={back}
        />
      </div>
    </div>
  );
}
