import type { FactText } from '@/lib/fact-text';
import { draftsOf, parseKeptTexts, type RecordDraft } from '@/lib/record-draft';

/** What a new fact is typed into. */
export interface NewFactRecord extends FactText {
  owner: string;
  user_id: string;
}

export const factLabels: Record<keyof NewFactRecord, string> = {
  content: 'Fact',
  importance: 'Importance',
  owner: 'Belongs to',
  user_id: 'User',
};

const TEXT = ['content', 'importance'] as const;
const ALL = [...TEXT, 'owner', 'user_id'] as const;

export const factDrafts = draftsOf<FactText>(TEXT);
export const newFactDrafts = draftsOf<NewFactRecord>(ALL);

export const factSubject = (agentId: string, factId: string) => `agent/${agentId}/fact/${factId}`;
export const newFactSubject = (agentId: string, instanceId: string) =>
  `agent/${agentId}/instance/${instanceId}/new-fact`;

export const parseKeptFact = (content: unknown): RecordDraft<FactText> | null =>
  parseKeptTexts<FactText>(content, TEXT);
export const parseKeptNewFact = (content: unknown): RecordDraft<NewFactRecord> | null =>
  parseKeptTexts<NewFactRecord>(content, ALL);

export function textOfMember(_member: string, value: string): string {
  return value;
}
