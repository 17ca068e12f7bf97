import type { Transcript } from '@/lib/contract/transcripts';
import { paths, type TranscriptsAddress } from '@/lib/paths';
import { InstanceMark } from '../instance-mark';
import { Link } from '../ui/link';
import { RelativeTime } from '../ui/relative-time';
import { TextLink } from '../ui/text-link';

interface TranscriptListProps {
  agentId: string;
  address: TranscriptsAddress;
  page: { items: Transcript[]; has_more: boolean; next_cursor?: string };
  now: number;
}

export function TranscriptList({ agentId, address, page, now }: TranscriptListProps) {
  const { items, next_cursor: next } = page;
  if (items.length === 0) {
    return <p className="py-3 text-form text-muted">No transcript has all of this.</p>;
  }
  return (
    <>
      <ul className="border-line border-t">
        {items.map((item) => (
          <li key={item.transcript_id} className="border-line border-b">
            <Row
              href={rowHref(agentId, address, item)}
              item={item}
              now={now}
              isShown={isShown(address, item)}
            />
          </li>
        ))}
      </ul>
      <p className="flex flex-wrap gap-x-4 pt-3 text-table">
        {address.after && (
          <TextLink href={paths.transcripts(agentId, { ...address, after: undefined })}>Newest</TextLink>
        )}
        {next && (
          <TextLink href={paths.transcripts(agentId, { ...address, after: next })}>Older ones</TextLink>
        )}
      </p>
    </>
  );
}

function rowHref(agentId: string, address: TranscriptsAddress, { transcript_id: transcript }: Transcript) {
  return paths.transcripts(agentId, { ...address, transcript, before: undefined });
}

const isShown = (address: TranscriptsAddress, item: Transcript) => address.transcript === item.transcript_id;

function Row({
  href,
  item,
  now,
  isShown: shown,
}: {
  href: string;
  item: Transcript;
  now: number;
  isShown: boolean;
}) {
  const { instance_id: id, instance_name: name, user_id: user, opening, turns, updated_at: at } = item;
  return (
    <Link
      href={href}
      aria-current={shown ? 'true' : undefined}
      scroll={false}
      className="focus-inset flex flex-col gap-0.5 px-2 py-2 text-ink text-table no-underline hover:bg-hover aria-[current]:bg-selected"
    >
      <span className="line-clamp-2 break-words">{opening || 'Answers to tool calls'}</span>
      <span className="flex min-w-0 flex-wrap items-center gap-x-2 text-meta text-muted">
        <span className="inline-flex min-w-0 max-w-full items-center gap-1">
          <InstanceMark id={id} name={name} />
          <span className="truncate">{name}</span>
        </span>
        {user && <span className="break-all">{user}</span>}
        <span>{turns === 1 ? '1 turn' : `${turns.toLocaleString('en')} turns`}</span>
        <RelativeTime at={at} now={now} />
      </span>
    </Link>
  );
}
