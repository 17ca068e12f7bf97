import type { ProfileMember } from '@/lib/agent-profile';

/** The members as the form calls them. */
export const profileLabels: Record<ProfileMember, string> = {
  name: 'Name',
  bio: 'Bio',
  personality_prompt: 'Personality prompt',
  speech_patterns: 'Speech patterns',
  true_interests: 'Interests',
  true_dislikes: 'Dislikes',
};
