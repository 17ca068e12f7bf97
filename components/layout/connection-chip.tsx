import { StatusGlyph, type StatusKind } from '../ui/status';

type ConnectionChipProps = {
  /** "Embedded", or the host of the remote API. */
  name: string;
  kind: StatusKind;
  /** The state in a word: "ready", "slow", "not answering". Spoken always, shown unless all is well. */
  word: string;
  /** One sentence for the tooltip. */
  detail: string;
};

/** Which API this page talks to, and how it is. */
export function ConnectionChip({ name, kind, word, detail }: ConnectionChipProps) {
  return (
    <span
      data-tooltip={detail}
      className="inline-flex h-6 min-w-0 items-center gap-1.5 rounded-control border border-line px-2 text-meta text-muted"
    >
      <span className="truncate">{name}</span>
      <StatusGlyph kind={kind} />
      <span className={kind === 'active' ? 'sr-only' : undefined}>{word}</span>
    </span>
  );
}
