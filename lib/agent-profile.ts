import type { AgentDetail } from './contract/agents';
import { draftsOf } from './record-draft';

export const PROFILE_MEMBERS = [
  'name',
  'bio',
  'personality_prompt',
  'speech_patterns',
  'true_interests',
  'true_dislikes',
] as const;
export type ProfileMember = (typeof PROFILE_MEMBERS)[number];

/** What the Profile tab edits; a member that the API leaves out is empty. */
export interface Profile {
  name: string;
  bio: string;
  personality_prompt: string;
  speech_patterns: string[];
  true_interests: string[];
  true_dislikes: string[];
}

/** Text fields know one kind of line end, so another one in the store must not look like an edit. */
function oneLineEnd(text = ''): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

export function profileOf(agent: AgentDetail): Profile {
  return {
    name: agent.name ?? '',
    bio: oneLineEnd(agent.bio),
    personality_prompt: oneLineEnd(agent.personality_prompt),
    speech_patterns: agent.speech_patterns ?? [],
    true_interests: agent.true_interests ?? [],
    true_dislikes: agent.true_dislikes ?? [],
  };
}

/** Blanks around a name are trimmed by the API, so they are no change. */
export function isSame(member: string, one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => item === other[index]);
  }
  if (member !== 'name') return one === other;
  return String(one ?? '').trim() === String(other ?? '').trim();
}

export const profileDrafts = draftsOf<Profile>(PROFILE_MEMBERS, isSame);
