'use client';

import { type FormEvent, useId, useState } from 'react';
import {
  type CapabilityFacts,
  type CapabilityForm,
  capabilityDrafts,
  capabilityFormOf,
  ledgerOf,
  parseKept,
} from '@/lib/agent-capabilities';
import type { AgentCapabilities, AgentSwitches, UpdateCapabilitiesBody } from '@/lib/contract/capabilities';
import { paths } from '@/lib/paths';
import { useUpdateCapabilities } from '@/lib/queries/capabilities';
import { DraftChanges } from '../draft/draft-changes';
import { DraftNotices } from '../draft/draft-notices';
import { DraftSaveBar } from '../draft/draft-save-bar';
import { useRecordDraft } from '../draft/use-record-draft';
import { useSaveKey } from '../draft/use-save-key';
import { TextLink } from '../ui/text-link';
import { type CapabilityContext, CapabilityControl } from './capability-controls';
import { type CapabilityGroup, capabilityGroups, capabilityLabels, valueText } from './capability-texts';
import { Ledger } from './ledger';
import { SentChange } from './sent-change';

interface CapabilitiesFormProps {
  agentId: string;
  hasProject: boolean;
  answered: AgentCapabilities;
  switches: AgentSwitches;
  apiUrl: string;
}

/** What the agent may do: switches in groups, how each stands and why, and the request that a save sends. */
export function CapabilitiesForm(props: CapabilitiesFormProps) {
  const { agentId, answered, apiUrl } = props;
  const { state, context } = useCapabilities(props);
  const [seen, setSeen] = useState(false);
  const changesId = useId();
  useSaveKey(state.save);
  const save = (event: FormEvent) => {
    event.preventDefault();
    state.save();
  };
  return (
    <form aria-label="Capabilities" noValidate onSubmit={save} className="@container">
      <div className="grid gap-x-12 @4xl:grid-cols-[minmax(0,var(--container-form))_minmax(0,1fr)]">
        <div className="flex max-w-form flex-col gap-6 pt-6 @4xl:col-start-1 @4xl:row-start-1 @4xl:pb-24">
          <DraftNotices
            state={state}
            what="The change"
            labelOf={(member) => capabilityLabels[member] ?? member}
            textOf={valueText}
          />
          <Ledger answered={answered} stored={state.base} entryOf={context.stands} />
          {capabilityGroups.map((group) => (
            <Group key={group.title} group={group} agentId={agentId} context={context} />
          ))}
          {props.switches.switches.proactiveMode === null && <NotAnswered />}
        </div>
        <DraftChanges id={changesId} draft={state.draft} labels={capabilityLabels} open={seen}>
          {state.draft && (
            <SentChange
              method="PUT"
              path={`/agents/${agentId}/capabilities`}
              apiUrl={apiUrl}
              body={state.draft.values}
            />
          )}
        </DraftChanges>
        <DraftSaveBar
          state={state}
          changes={{ id: changesId, seen, onSee: () => setSeen(!seen) }}
          className="max-w-form self-end @4xl:col-start-1 @4xl:row-start-1 @4xl:w-full"
        />
      </div>
    </form>
  );
}

function useCapabilities({ agentId, hasProject, answered, switches }: CapabilitiesFormProps) {
  const update = useUpdateCapabilities(agentId);
  const state = useRecordDraft<CapabilityForm>({
    subject: `agent/${agentId}/capabilities`,
    drafts: capabilityDrafts,
    stored: capabilityFormOf(answered, switches),
    parseKept,
    send: ({ base, values }) => update.mutateAsync({ body: bodyOf(values), expected: base }),
  });
  const pending = answered.pendingCapabilities ?? [];
  // A remote API does not say whether it makes images; what waits there stands among the pending ones.
  const makesImages = switches.makes_images ?? true;
  const facts: CapabilityFacts = { hasProject, makesImages, pending, stored: state.base };
  const context: CapabilityContext = {
    state,
    answered,
    stands: ledgerOf(state.base, facts),
    would: ledgerOf(state.values, facts),
  };
  return { state, context };
}

/** Members that the API does not answer have no switch here, so none of them is ever changed. */
function bodyOf(values: Partial<CapabilityForm>): UpdateCapabilitiesBody {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

interface GroupProps {
  group: CapabilityGroup;
  agentId: string;
  context: CapabilityContext;
}

function Group({ group, agentId, context }: GroupProps) {
  const id = useId();
  const { values } = context.state;
  const shown = group.rows.filter((row) => row.kind === 'read-only' || values[row.member] !== null);
  const tools = context.answered.customTools?.length ?? 0;
  return (
    <section aria-labelledby={id} className="flex flex-col">
      <h2 id={id} className="pb-2 font-semibold text-section">
        {group.title}
      </h2>
      <ul>
        {shown.map((row) => (
          <CapabilityControl key={row.member} row={row} context={context} />
        ))}
      </ul>
      {group.title === 'Skills and tools' && (
        <p className="border-line border-t pt-3 text-form">
          <TextLink href={paths.agentTab(agentId, 'tools')}>
            {tools === 1 ? 'One custom tool' : `${tools} custom tools`}
          </TextLink>
        </p>
      )}
    </section>
  );
}

function NotAnswered() {
  return (
    <p className="max-w-prose text-muted text-table">
      Shared memory, the catalogue and whether the agent speaks first are not shown: this API takes them and
      does not answer them.
    </p>
  );
}
