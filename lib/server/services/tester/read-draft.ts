import * as z from 'zod';
import { bio } from '@/lib/contract/agents';
import { type Switches, updateCapabilitiesBody } from '@/lib/contract/capabilities';
import { text, textList } from '@/lib/contract/common';
import type { TurnDraft } from '@/lib/contract/tester';
import type { CustomTool } from '@/lib/contract/tools';
import type { AspectScores, Big5Scores } from '@/lib/contract/traits';
import { parseInput } from '../../parse';

/** Members of a draft that are read; of others nothing is told to a model. */
const draftMembers = z.object({
  profile: z
    .object({
      name: text(400).optional(),
      bio: bio.optional(),
      personality_prompt: text(32_000).optional(),
      speech_patterns: textList.optional(),
      true_interests: textList.optional(),
      true_dislikes: textList.optional(),
      primary_traits: textList.optional(),
    })
    .optional(),
  capabilities: updateCapabilitiesBody.strip().optional(),
});

type Members = z.infer<typeof draftMembers>;

/** What differs from what is saved. */
export interface Draft {
  profile: NonNullable<Members['profile']>;
  big5?: Partial<Big5Scores>;
  dimensions?: Partial<AspectScores>;
  switches: Partial<Switches>;
  mcp?: string[];
  tools: CustomTool[];
}

export function readDraft({ big5, dimensions, tools = [], ...rest }: TurnDraft): Draft {
  const { profile = {}, capabilities = {} } = parseInput<Members>(draftMembers, rest, 'body.draft');
  const { mcpEnabled, ...switches } = capabilities;
  return {
    ...{ profile, big5, dimensions, switches },
    mcp: mcpEnabled ?? undefined,
    tools: tools.map(({ name, description, parameters }) => ({ name, description, parameters })),
  };
}
