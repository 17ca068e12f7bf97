import { type AgentFilters, given } from './agent-filters';

export type AgentTab =
  | 'profile'
  | 'personality'
  | 'capabilities'
  | 'tools'
  | 'instances'
  | 'chat'
  | 'activity';

/** Every address of the dashboard that a link can lead to. */
export const paths = {
  agents: (filters: AgentFilters = {}) => {
    const query = new URLSearchParams(Object.entries(given(filters)));
    return query.size > 0 ? `/agents?${query}` : '/agents';
  },
  agent: (agentId: string) => `/agents/${agentId}/profile`,
  agentTab: (agentId: string, tab: AgentTab) => `/agents/${agentId}/${tab}`,
  tool: (agentId: string, name: string) => `/agents/${agentId}/tools?${new URLSearchParams({ tool: name })}`,
  chat: (agentId: string) => `/agents/${agentId}/chat`,
  instance: (agentId: string, instanceId: string) => `/agents/${agentId}/instances?instance=${instanceId}`,
  activity: '/activity',
  change: (activityId: string) => `/activity/${activityId}`,
  settings: '/settings',
  samples: '/settings#samples',
  accountModel: '/settings#models',
  project: (projectId: string) => `/settings/projects/${projectId}`,
} as const;
