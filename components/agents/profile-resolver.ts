import type { Resolver } from 'react-hook-form';
import * as z from 'zod';
import { type Profile, profileDrafts } from '@/lib/agent-profile';
import { updateAgentProfileBody } from '@/lib/contract/agents';
import type { RecordDraft } from '@/lib/record-draft';

/** Checks what would be sent: members that stay as they are may break limits that another server has not. */
export function resolverOf(stored: { current: Profile }): Resolver<Profile> {
  return (values) => {
    const parsed = updateAgentProfileBody.safeParse(
      profileDrafts.draftOf(stored.current, values)?.values ?? {},
    );
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

/** The draft that was left in this browser. */
export function parseKept(content: unknown): RecordDraft<Profile> | null {
  return keptDraft.safeParse(content).data ?? null;
}
