import * as endpoints from '@/lib/contract/endpoints/projects';
import { route } from '../mount';
import { getMe } from '../services/me';
import { createApiKey, listApiKeys, revokeApiKey } from '../services/projects/api-keys';
import {
  createProject,
  deleteProject,
  getProject,
  listProjects,
  updateProject,
} from '../services/projects/projects';

export const projectRoutes = [
  route(endpoints.listProjects, ({ ctx, query }) => listProjects(ctx, query)),
  route(endpoints.createProject, ({ ctx, body }) => createProject(ctx, body)),
  route(endpoints.getProject, ({ ctx, params }) => getProject(ctx, params.projectId)),
  route(endpoints.updateProject, ({ ctx, params, body }) =>
    updateProject(ctx, { projectId: params.projectId, body }),
  ),
  route(endpoints.deleteProject, async ({ ctx, params }) => {
    await deleteProject(ctx, params.projectId);
    return { status: 'deleted' };
  }),
  route(endpoints.listApiKeys, ({ ctx, params }) => listApiKeys(ctx, params.projectId)),
  route(endpoints.createApiKey, ({ ctx, params, body }) =>
    createApiKey(ctx, { projectId: params.projectId, body }),
  ),
  route(endpoints.revokeApiKey, async ({ ctx, params }) => {
    await revokeApiKey(ctx, params);
    return { success: true };
  }),
  route(endpoints.getMe, ({ ctx }) => getMe(ctx)),
];
