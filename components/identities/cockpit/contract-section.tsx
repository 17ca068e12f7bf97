import type { ReactNode } from 'react';
import type { BehaviourContract } from '@/lib/contract/identities';
import { Section } from '../../section';
import { ActionList } from '../action-list';
import { wordLabel } from '../identity-text';
import { tenths } from './lines';

/** What the agent may do now, and how. */
export function ContractSection({ contract }: { contract: BehaviourContract }) {
  const { allowed_actions: allowed, forbidden_actions: forbidden } = contract;
  const { decision_style: style, recovery_profile: recovery } = contract;
  return (
    <Section
      title="Behaviour contract"
      description="What an agent with this identity may do now."
      className="@4xl:border-t-0!"
    >
      <ActionList title="Allowed" kind="active" actions={allowed} none="Nothing is allowed now." />
      <ActionList
        title="Forbidden"
        kind="failed"
        actions={forbidden}
        none="Nothing is forbidden now."
        note="Too little energy, or too much stress."
      />
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-table">
        <Fact label="Dominant">{wordsOf(contract.dominant_modes)}</Fact>
        <Fact label="Suppressed">{wordsOf(contract.suppressed_modes)}</Fact>
        <Fact label="Tempo">{wordLabel(style.tempo)}</Fact>
        <Fact label="Risk">{wordLabel(style.risk)}</Fact>
        <Fact label="Expression">{wordLabel(style.expressiveness)}</Fact>
        <Fact label="Commits from">{tenths(style.commitment_threshold)} % sure</Fact>
        <Fact label="Recovers by">{wordLabel(recovery.preferred_path)}</Fact>
        <Fact label="Needs">{needsOf(recovery)}</Fact>
      </dl>
    </Section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}

const wordsOf = (words: string[]) => (words.length === 0 ? 'None' : wordLabel(words.join(', ')));

function needsOf({
  support_required: support,
  cooldown_required: cooldown,
}: BehaviourContract['recovery_profile']) {
  return wordsOf([...(support ? ['support'] : []), ...(cooldown ? ['cooling down'] : [])]);
}
