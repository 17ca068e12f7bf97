import { draftsOf, parseKeptTexts, type RecordDraft } from '@/lib/record-draft';
import { readValue, type StateValue } from '@/lib/state-text';

/** What a new state is typed into. */
export interface NewStateRecord extends StateValue {
  key: string;
  scope: string;
  user_id: string;
}

export const stateLabels: Record<keyof NewStateRecord, string> = {
  key: 'Key',
  scope: 'Scope',
  user_id: 'User',
  content_type: 'Format',
  value: 'Value',
};

const VALUE = ['content_type', 'value'] as const;
const ALL = ['key', 'scope', 'user_id', ...VALUE] as const;

export const stateDrafts = draftsOf<StateValue>(VALUE);
export const newStateDrafts = draftsOf<NewStateRecord>(ALL);

export const stateSubject = (agentId: string, stateId: string) => `agent/${agentId}/state/${stateId}`;
export const newStateSubject = (agentId: string, instanceId: string) =>
  `agent/${agentId}/instance/${instanceId}/new-state`;

export const parseKeptState = (content: unknown): RecordDraft<StateValue> | null =>
  parseKeptTexts<StateValue>(content, VALUE);
export const parseKeptNewState = (content: unknown): RecordDraft<NewStateRecord> | null =>
  parseKeptTexts<NewStateRecord>(content, ALL);

export function checkState(state: StateValue): Partial<Record<keyof StateValue, string>> {
  const { wrong } = readValue(state);
  return wrong === undefined ? {} : { value: wrong };
}

export function checkNewState(state: NewStateRecord): Partial<Record<keyof NewStateRecord, string>> {
  return {
    ...(state.key.trim() === '' && { key: 'must not be empty' }),
    ...(state.key.trim().length > 100 && { key: 'must have at most 100 characters' }),
    ...(state.scope === 'user' && state.user_id.trim() === '' && { user_id: 'must not be empty' }),
    ...checkState(state),
  };
}

export function textOfMember(member: string, value: string): string {
  if (member !== 'content_type') return value;
  return value === 'json' ? 'JSON' : 'Text';
}
