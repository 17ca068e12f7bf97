import * as z from 'zod';
import { dateTime, replyList, textList } from './common';
import { customToolDefinition } from './tools';

export const KNOWLEDGE_SCOPES = ['project_only', 'org_only', 'cascade', 'union'] as const;
export const MEMORY_MODES = ['sync', 'async'] as const;
export const PROACTIVE_MODES = ['full', 'scheduled_only', 'off'] as const;

const pendingCapability = z
  .object({ capability: z.string(), context: z.string().optional() })
  .meta({ id: 'PendingCapability' });

export const agentCapabilities = z
  .object({
    autoLearnSkills: z.boolean().optional(),
    composio: z.boolean().optional(),
    customTools: replyList(customToolDefinition).optional(),
    imageGeneration: z.boolean(),
    imageUnlockedAt: dateTime.optional(),
    inventory: z.boolean().optional(),
    knowledgeBase: z.boolean().optional(),
    knowledgeBaseProjectId: z.string().optional(),
    knowledgeBaseScopeMode: z.string().optional(),
    knowledgeBaseWrite: z.boolean().optional(),
    mcp_enabled: replyList(z.string()).optional(),
    memoryMode: z.string().optional(),
    musicGeneration: z.boolean(),
    musicUnlockedAt: dateTime.optional(),
    pendingCapabilities: replyList(pendingCapability).optional(),
    rememberName: z.boolean().optional(),
    skills: z.boolean().optional(),
    videoGeneration: z.boolean(),
    videoUnlockedAt: dateTime.optional(),
    voiceGeneration: z.boolean(),
    voiceId: z.string().optional(),
    voiceTier: z.int().optional(),
    voiceUnlockedAt: dateTime.optional(),
    webSearch: z.boolean().optional(),
    wisdom: z.boolean().optional(),
    wisdomPublicSharing: z.boolean().optional(),
  })
  .meta({ id: 'AgentCapabilities' });

/**
 * What an agent can be asked to have. The last four come from a later revision of the contract: they are taken, and
 * the wire does not answer them.
 */
export const switches = z.strictObject({
  webSearch: z.boolean(),
  rememberName: z.boolean(),
  imageGeneration: z.boolean(),
  inventory: z.boolean(),
  knowledgeBase: z.boolean(),
  knowledgeBaseWrite: z.boolean(),
  knowledgeBaseScopeMode: z.enum(KNOWLEDGE_SCOPES),
  memoryMode: z.enum(MEMORY_MODES),
  skills: z.boolean(),
  autoLearnSkills: z.boolean(),
  composio: z.boolean(),
  wisdom: z.boolean(),
  sharedMemory: z.boolean(),
  catalogBooking: z.boolean(),
  catalogGrounding: z.boolean(),
  proactiveMode: z.enum(PROACTIVE_MODES),
});

/** Partial, though the method is PUT: a member that is not sent keeps its value. */
export const updateCapabilitiesBody = switches
  .partial()
  .extend({ mcpEnabled: textList.nullish() })
  .meta({ id: 'UpdateCapabilitiesInputBody' });

/** What was asked for, of our dashboard's contract. Null: a remote API does not say. */
export const agentSwitches = z
  .object({
    switches: z.object({
      ...switches.shape,
      sharedMemory: z.boolean().nullable(),
      catalogBooking: z.boolean().nullable(),
      catalogGrounding: z.boolean().nullable(),
      proactiveMode: z.enum(PROACTIVE_MODES).nullable(),
    }),
    /** Whether a model provider of the server makes images. */
    makes_images: z.boolean().nullable(),
  })
  .meta({ id: 'AgentSwitches' });

export type AgentCapabilities = z.infer<typeof agentCapabilities>;
export type Switches = z.infer<typeof switches>;
export type AgentSwitches = z.infer<typeof agentSwitches>;
export type UpdateCapabilitiesBody = z.infer<typeof updateCapabilitiesBody>;
