import * as z from 'zod';
import { dateTime, label, queryInteger, uuid } from './common';

export const projectParams = z.object({ projectId: uuid });

export const ENVIRONMENTS = ['production', 'development', 'staging'] as const;
export const environment = z.enum(ENVIRONMENTS);

export const PROJECTS_PAGE = 50;

export const listProjectsQuery = z.object({
  limit: queryInteger({ min: 1, max: 100, default: PROJECTS_PAGE }).optional(),
  offset: queryInteger({ min: 0, max: 10_000_000, default: 0 }).optional(),
});

export const project = z
  .object({
    project_id: z.string(),
    tenant_id: z.string(),
    name: z.string(),
    game_name: z.string(),
    environment: z.string(),
    is_active: z.boolean(),
    created_at: dateTime,
  })
  .meta({ id: 'Project' });

export const listProjectsReply = z.array(project).nullable();

export const createProjectBody = z
  .strictObject({
    name: label,
    environment: environment.optional(),
    default_agent_kb_write: z.boolean().optional(),
  })
  .meta({ id: 'CreateProjectInputBody' });

export const updateProjectBody = z
  .strictObject({
    name: label.optional(),
    game_name: label.optional(),
    business_name: label.optional(),
    environment: environment.optional(),
    default_agent_kb_write: z.boolean().optional(),
  })
  .meta({ id: 'UpdateProjectInputBody' });

export const deleteProjectReply = z.object({ status: z.string() }).meta({ id: 'DeleteProjectOutputBody' });

export type Project = z.infer<typeof project>;
export type CreateProjectBody = z.infer<typeof createProjectBody>;
export type UpdateProjectBody = z.infer<typeof updateProjectBody>;
