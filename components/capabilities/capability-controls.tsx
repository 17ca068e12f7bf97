'use client';

import type { CapabilityForm, LedgerEntry } from '@/lib/agent-capabilities';
import type { AgentCapabilities, Switches } from '@/lib/contract/capabilities';
import { paths } from '@/lib/paths';
import type { RecordDraftState } from '../draft/use-record-draft';
import { Select } from '../ui/select';
import { Status } from '../ui/status';
import { Switch } from '../ui/switch';
import { TagInput } from '../ui/tag-input';
import { TextLink } from '../ui/text-link';
import { CapabilityRow, CapabilityStatus } from './capability-row';
import {
  type CapabilityText,
  type ChoiceText,
  type ListText,
  type ReadOnlyText,
  type SwitchText,
  valueText,
} from './capability-texts';

export interface CapabilityContext {
  state: RecordDraftState<CapabilityForm>;
  answered: AgentCapabilities;
  /** How a switch stands, and how it would after a save. */
  stands(member: keyof Switches): LedgerEntry;
  would(member: keyof Switches): LedgerEntry;
}

/** The row of one capability, whatever its kind. */
export function CapabilityControl({ row, context }: { row: CapabilityText; context: CapabilityContext }) {
  if (row.kind === 'switch') return <SwitchRow row={row} context={context} />;
  if (row.kind === 'choice') return <ChoiceRow row={row} context={context} />;
  if (row.kind === 'list') return <ListRow row={row} context={context} />;
  return <ReadOnlyRow row={row} answered={context.answered} />;
}

function SwitchRow({ row, context }: { row: SwitchText; context: CapabilityContext }) {
  const { member, label, hint } = row;
  const { state, answered, stands, would } = context;
  const id = `switch-${member}`;
  const [before, after] = [stands(member), would(member)];
  const changes = before.state !== after.state || before.because !== after.because;
  return (
    <CapabilityRow
      anchor={member}
      label={label}
      controlId={id}
      hint={hint}
      control={
        <Switch
          id={id}
          aria-describedby={`${id}-hint`}
          checked={state.values[member] === true}
          onChange={(event) => state.set(member, event.target.checked)}
        />
      }
      status={
        <CapabilityStatus entry={before}>
          {member === 'knowledgeBase' && answered.knowledgeBaseProjectId && (
            <TextLink href={paths.project(answered.knowledgeBaseProjectId)}>of its project</TextLink>
          )}
        </CapabilityStatus>
      }
      after={
        changes && (
          <>
            <span className="text-meta text-muted">After a save</span>
            <CapabilityStatus entry={after} />
          </>
        )
      }
    />
  );
}

function ChoiceRow({ row, context: { state } }: { row: ChoiceText; context: CapabilityContext }) {
  const { member, label, hint, options } = row;
  const id = `switch-${member}`;
  const isChanged = state.draft !== null && member in state.draft.values;
  return (
    <CapabilityRow
      anchor={member}
      label={label}
      controlId={id}
      hint={hint}
      status={
        <Select
          id={id}
          aria-describedby={`${id}-hint`}
          value={String(state.values[member])}
          onChange={(event) => state.merge({ [member]: event.target.value })}
        >
          {Object.entries(options).map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </Select>
      }
      after={
        isChanged && <span className="text-meta text-muted">Now {valueText(member, state.base[member])}</span>
      }
    />
  );
}

function ListRow({ row, context: { state } }: { row: ListText; context: CapabilityContext }) {
  const { member, label, hint } = row;
  return (
    <li id={member} className="scroll-mt-16 border-line border-t py-3">
      <TagInput
        label={label}
        hint={hint}
        value={state.values.mcpEnabled}
        onChange={(value) => state.set('mcpEnabled', value)}
        error={state.errors.mcpEnabled}
      />
    </li>
  );
}

function ReadOnlyRow({ row, answered }: { row: ReadOnlyText; answered: AgentCapabilities }) {
  const { member, label, hint } = row;
  return (
    <CapabilityRow
      anchor={member}
      label={label}
      hint={hint}
      control={<span />}
      status={
        <span className="text-table">
          <Status kind={answered[member] ? 'active' : 'inactive'}>
            {answered[member] ? 'On' : 'Off'} · read only
          </Status>
        </span>
      }
    />
  );
}
