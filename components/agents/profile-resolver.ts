import type { Resolver } from 'react-hook-form';
import * as z from 'zod';
import { changedMembers, type Profile, type ProfileDraft, pickMembers } from '@/lib/agent-profile';
import { updateAgentProfileBody } from '@/lib/contract/agents';
import { readDraft } from '@/lib/drafts';
import type { DraftKeeper } from '@/lib/use-draft-keeper';

/** Checks what would be sent: members that stay as they are may break limits that another server has not. */
export function resolverOf(stored: { current: Profile }): Resolver<Profile> {
  return (values) => {
    const sent = pickMembers(values, changedMembers(stored.current, values));
    const parsed = updateAgentProfileBody.safeParse(sent);
    if (parsed.success) return { values, errors: {} };
    const errors = parsed.error.issues.map(({ path, message }) => [path[0], { type: 'contract', message }]);
    // The first message of a member wins.
    return { values: {}, errors: Object.fromEntries(errors.toReversed()) };
  };
}

// No limits here: a text that is too long is kept too, and refused only when it is saved.
const members = z.object({
  name: z.string().optional(),
  bio: z.string().optional(),
  personality_prompt: z.string().optional(),
  speech_patterns: z.array(z.string()).optional(),
  true_interests: z.array(z.string()).optional(),
  true_dislikes: z.array(z.string()).optional(),
});
const keptDraft = z.object({ base: members, values: members });

/** The draft that was left in this browser, and when. */
export function readKept(keeper: DraftKeeper): { at: number; draft: ProfileDraft } | null {
  const kept = readDraft(keeper.place);
  const parsed = keptDraft.safeParse(kept?.content);
  return kept && parsed.success ? { at: kept.at, draft: parsed.data } : null;
}
