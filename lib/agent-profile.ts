import type { AgentDetail } from './contract/agents';

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

/** Changed members only: what they were when the change began, and what they are to become. */
export interface ProfileDraft {
  base: Partial<Profile>;
  values: Partial<Profile>;
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
export function isSame(member: ProfileMember, one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => item === other[index]);
  }
  if (member !== 'name') return one === other;
  return String(one ?? '').trim() === String(other ?? '').trim();
}

export function changedMembers(from: Profile, to: Profile): ProfileMember[] {
  return PROFILE_MEMBERS.filter((member) => !isSame(member, from[member], to[member]));
}

export function pickMembers(profile: Profile, members: readonly ProfileMember[]): Partial<Profile> {
  return Object.fromEntries(members.map((member) => [member, profile[member]]));
}

/** Null when nothing is changed. */
export function draftOf(base: Profile, values: Profile): ProfileDraft | null {
  const members = changedMembers(base, values);
  if (members.length === 0) return null;
  return { base: pickMembers(base, members), values: pickMembers(values, members) };
}

/**
 * Puts a draft on what is stored now. Members that somebody else changed meanwhile, and not to the same,
 * are conflicts: the draft's text stays in them until the reader decides.
 */
export function rebase(
  draft: ProfileDraft | null,
  stored: Profile,
): { values: Profile; conflicts: ProfileMember[] } {
  if (!draft) return { values: stored, conflicts: [] };
  const conflicts = PROFILE_MEMBERS.filter(
    (member) =>
      member in draft.values &&
      !isSame(member, draft.base[member], stored[member]) &&
      !isSame(member, draft.values[member], stored[member]),
  );
  return { values: { ...stored, ...draft.values }, conflicts };
}
