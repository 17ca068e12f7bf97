import { contractOf } from '@/lib/identity-engine/read-state';
import { newState } from '@/lib/identity-engine/state';
import { ActionList } from './action-list';
import { configOf, type IdentityDraft } from './identity-draft';
import { modeLabel } from './identity-text';

interface NewIdentityPreviewProps {
  draft: IdentityDraft;
  /** Of a remote identity API, whose engine is its own; empty: embedded. */
  host: string;
}

/** What the identity would do before anything is observed, as the sliders stand. */
export function NewIdentityPreview({ draft, host }: NewIdentityPreviewProps) {
  const config = configOf(draft);
  return (
    <section
      aria-label="At the start"
      className="col-span-full flex flex-col gap-2 border-line border-t pt-3"
    >
      {host !== '' && (
        <p className="text-muted text-table">
          What it may do is decided at {host}; it is told once the identity is there.
        </p>
      )}
      {host === '' && config === null && (
        <p className="text-muted text-table">With a number that is none, nothing can be told of its start.</p>
      )}
      {host === '' && config !== null && <Start contract={contractOf(newState(config))} />}
    </section>
  );
}

function Start({ contract }: { contract: ReturnType<typeof contractOf> }) {
  const { dominant_modes: dominant, decision_style: style } = contract;
  const leading = dominant.length > 0 ? listOf(dominant.map(modeWord)) : 'no mode';
  return (
    <>
      <p className="text-table">
        At the start led by {leading}; {style.tempo}, {style.risk} and {style.expressiveness}.
      </p>
      <ActionList
        title="Allowed"
        kind="active"
        actions={contract.allowed_actions}
        none="Nothing is allowed."
      />
      <ActionList
        title="Forbidden"
        kind="failed"
        actions={contract.forbidden_actions}
        none="Nothing is forbidden."
      />
    </>
  );
}

const modeWord = (mode: Parameters<typeof modeLabel>[0]) => modeLabel(mode).toLowerCase();

function listOf(words: string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
