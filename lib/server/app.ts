import { env } from '@/lib/env';
import { createLog } from '@/lib/log';
import { type Api, type ApiDeps, type ApiOptions, createApi } from './api';
import { createDirectory } from './directory';
import { agentRoutes } from './routes/agents';
import { activityRoutes, embeddedRoutes, remoteActivityRoutes } from './routes/dashboard';
import { instanceRoutes } from './routes/instances';
import { projectRoutes } from './routes/projects';
import { store } from './store/connect';

export const agentsApi: ApiOptions = {
  base: '/api/v1',
  title: 'Troupe agents API',
  routes: [...agentRoutes, ...instanceRoutes, ...projectRoutes],
};

export const dashboardApi: ApiOptions = {
  base: '/api/troupe/v1',
  title: 'Troupe dashboard API',
  routes: [...activityRoutes, ...embeddedRoutes],
};

/** With a remote agents API only activity is kept here. */
const remoteDashboardApi: ApiOptions = {
  ...dashboardApi,
  routes: [...activityRoutes, ...remoteActivityRoutes],
};

export interface Apis {
  /** Absent when the agents API is remote. */
  agents?: Api;
  dashboard: Api;
}

export function createApis(deps: ApiDeps, options: { remote: boolean }): Apis {
  if (options.remote) return { dashboard: createApi(deps, remoteDashboardApi) };
  return { agents: createApi(deps, agentsApi), dashboard: createApi(deps, dashboardApi) };
}

let made: Apis | undefined;

/** This process's APIs, made from the environment on first use. */
export function apis(): Apis {
  made ??= createApis(
    {
      store,
      trust: {
        jwtKey: env().CLERK_JWT_KEY,
        secretKey: env().CLERK_SECRET_KEY,
        apiUrl: env().CLERK_API_URL,
        authorizedParties: env().CLERK_AUTHORIZED_PARTIES,
      },
      directory: createDirectory({ secretKey: env().CLERK_SECRET_KEY, apiUrl: env().CLERK_API_URL }),
      log: createLog(env().LOG_LEVEL),
    },
    { remote: env().API_URL !== undefined },
  );
  return made;
}
