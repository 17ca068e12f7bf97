import * as z from 'zod';
import { DESCRIPTION_LENGTH, isReservedToolName, RESERVED_PREFIX, toolNameProblem } from '../tool-schema';
import { reference, replyList, success, text } from './common';

export const toolName = text(64).superRefine((value, ctx) => {
  const message = toolNameProblem(value);
  if (message) ctx.addIssue({ code: 'custom', message });
});

export const toolDescription = text(DESCRIPTION_LENGTH).min(1, 'must not be empty');

/** A JSON Schema of an object; `lib/tool-schema.ts` says what is wrong with one. */
const parameters = z.unknown();

export const customToolDefinition = z
  .object({ name: z.string(), description: z.string(), parameters: z.unknown() })
  .meta({ id: 'CustomToolDefinition' });

export const toolParams = z.object({
  agentId: reference.describe('UUID of the agent, or its URL-encoded name.'),
  toolName: reference
    .refine((name) => !isReservedToolName(name), `must not begin with ${RESERVED_PREFIX}, which is reserved`)
    .describe('Name of the tool.'),
});

export const listCustomToolsReply = z
  .object({ tools: replyList(customToolDefinition) })
  .meta({ id: 'ListCustomToolsOutputBody' });

export const createCustomToolBody = z
  .strictObject({ name: toolName, description: toolDescription, parameters: parameters.optional() })
  .meta({ id: 'CreateCustomToolInputBody' });

export const updateCustomToolBody = z
  .strictObject({ description: toolDescription.optional(), parameters: parameters.optional() })
  .meta({ id: 'UpdateCustomToolInputBody' });

export const updateCustomToolReply = success.meta({ id: 'UpdateCustomToolOutputBody' });
export const deleteCustomToolReply = success.meta({ id: 'DeleteCustomToolOutputBody' });

export type CustomTool = z.infer<typeof customToolDefinition>;
export type CreateCustomToolBody = z.infer<typeof createCustomToolBody>;
export type UpdateCustomToolBody = z.infer<typeof updateCustomToolBody>;
