import { parseKept as parseCapabilities } from '@/lib/agent-capabilities';
import { PROFILE_MEMBERS } from '@/lib/agent-profile';
import type { TurnDraft } from '@/lib/contract/tester';
import { type DraftPlace, readDraftsOf } from '@/lib/drafts';
import {
  bodyOf,
  type PersonalityRecord,
  parseDraft as parsePersonality,
  personalityDrafts,
} from '@/lib/personality/personality-record';
import type { RecordDraft } from '@/lib/record-draft';
import type { ToolText } from '@/lib/tool-text';
import { draftSubject, newToolSubject, parseKeptNewTool, parseKeptTool } from '../tools/kept-tool';

/** The unsaved changes of an agent's tabs, as this browser keeps them. */
export interface TabDrafts {
  profile?: Record<string, unknown>;
  personality?: RecordDraft<PersonalityRecord>;
  capabilities?: Record<string, unknown>;
  /** A changed tool has its changed members only. */
  tools: (Pick<ToolText, 'name'> & Partial<ToolText>)[];
}

export function readTabDrafts(owner: Omit<DraftPlace, 'subject'>, agentId: string): TabDrafts {
  const found: TabDrafts = { tools: [] };
  const prefix = `agent/${agentId}/`;
  const toolPrefix = draftSubject(agentId, '');
  for (const { subject, content } of readDraftsOf({ ...owner, subject: prefix })) {
    if (subject === `${prefix}profile`) found.profile = profileOf(content);
    else if (subject === `${prefix}personality`) found.personality = parsePersonality(content) ?? undefined;
    else if (subject === `${prefix}capabilities`) found.capabilities = parseCapabilities(content)?.values;
    else if (subject === newToolSubject(agentId)) found.tools.push(...newToolOf(content));
    else if (subject.startsWith(toolPrefix)) {
      const change = parseKeptTool(content);
      if (change) found.tools.push({ name: subject.slice(toolPrefix.length), ...change.values });
    }
  }
  return found;
}

function profileOf(content: unknown): Record<string, unknown> | undefined {
  const values: unknown = Object(Object(content).values);
  const known = PROFILE_MEMBERS.flatMap((member) => {
    const value: unknown = Object(values)[member];
    const isFit = typeof value === 'string' || (Array.isArray(value) && value.every(isText));
    return isFit ? [[member, value]] : [];
  });
  return known.length > 0 ? Object.fromEntries(known) : undefined;
}

const isText = (value: unknown) => typeof value === 'string';

/** One without a name cannot be called. */
function newToolOf(content: unknown): TabDrafts['tools'] {
  const values = parseKeptNewTool(content)?.values;
  return values?.name?.trim() ? [{ ...values, name: values.name.trim() }] : [];
}

/** What a draft is put upon, as far as it is needed. */
export interface SavedParts {
  tools: readonly ToolText[];
  personality: PersonalityRecord | undefined;
}

/** As a turn takes it, and as a save would leave the agent; undefined when nothing differs from what is saved. */
export function turnDraftOf(drafts: TabDrafts, saved: SavedParts): TurnDraft | undefined {
  const { tools: changed, personality, ...members } = drafts;
  const tools = changed.map(({ name, ...change }) => {
    const stored = saved.tools.find((tool) => tool.name === name);
    const { description = '', parameters = '' } = { ...stored, ...change };
    return { name, description, ...schemaOf(parameters) };
  });
  const draft = {
    ...members,
    ...(personality && scoresOf(personality, saved.personality)),
    ...(tools.length > 0 && { tools }),
  };
  return Object.values(draft).some((member) => member !== undefined) ? draft : undefined;
}

function scoresOf(change: RecordDraft<PersonalityRecord>, saved: PersonalityRecord | undefined) {
  return saved && bodyOf(saved, personalityDrafts.rebase(change, saved).values);
}

/** What is no JSON yet is sent as it stands, so that the run can say what it does with it. */
function schemaOf(text: string): { parameters?: unknown } {
  if (text.trim() === '') return {};
  try {
    return { parameters: JSON.parse(text) };
  } catch {
    return { parameters: text };
  }
}

/** In words, by tab. */
export function changedTabs({ profile, personality, capabilities, tools }: TabDrafts): string[] {
  return [
    ...(profile ? ['Profile'] : []),
    ...(personality ? ['Personality'] : []),
    ...(capabilities ? ['Capabilities'] : []),
    ...(tools.length > 0 ? ['Tools'] : []),
  ];
}
