import { type AgentFilters, given } from './agent-filters';

export type AgentTab =
  | 'profile'
  | 'personality'
  | 'capabilities'
  | 'tools'
  | 'instances'
  | 'chat'
  | 'activity';

/** What the page of transcripts shows. */
export interface TranscriptsAddress {
  find?: string;
  instance?: string;
  user?: string;
  /** Sessions of probes and cases too. */
  tests?: '1';
  transcript?: string;
  /** Where the list goes on. */
  after?: string;
  /** Turns before that one. */
  before?: string;
}

/** What the list of identities shows; what is left out is the list's own choice. */
export interface IdentitiesAddress {
  search?: string | undefined;
  sort?: 'created_at' | 'name' | undefined;
  order?: 'asc' | 'desc' | undefined;
  offset?: number | undefined;
}

interface TranscriptFile {
  tenant: string;
  agentId: string;
  transcriptId: string;
  format: 'markdown' | 'jsonl';
}

interface IdentityFile {
  tenant: string;
  identityId: string;
  format: 'jsonl' | 'csv';
}

/** Which cycles the charts of an identity show, and which one they read. */
export interface CockpitAddress {
  from?: number | undefined;
  to?: number | undefined;
  cycle?: number | undefined;
}

/** The path with those members of the query that are given. */
function withQuery(path: string, members: object): string {
  const shown = Object.entries(members).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(shown.map(([name, value]) => [name, String(value)]));
  return query.size > 0 ? `${path}?${query}` : path;
}

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
  transcripts: (agentId: string, address: TranscriptsAddress) =>
    withQuery(`/agents/${agentId}/chat/transcripts`, address),
  transcriptFile: ({ tenant, agentId, transcriptId, format }: TranscriptFile) =>
    `/api/transcripts?${new URLSearchParams({ tenant, agent: agentId, transcript: transcriptId, format })}`,
  probe: (agentId: string) => `/agents/${agentId}/chat/probe`,
  cases: (agentId: string) => `/agents/${agentId}/chat/cases`,
  instance: (agentId: string, instanceId: string) => `/agents/${agentId}/instances?instance=${instanceId}`,
  identities: ({ search, sort, order, offset }: IdentitiesAddress = {}) =>
    withQuery('/identities', { search, sort, order, offset }),
  identity: (identityId: string, address: CockpitAddress = {}) =>
    withQuery(`/identities/${identityId}`, address),
  /** `before`: the page ends with the cycle before that one. */
  identityHistory: (identityId: string, address: { before?: number } = {}) =>
    withQuery(`/identities/${identityId}/history`, address),
  identityFile: ({ tenant, identityId, format }: IdentityFile) =>
    `/api/identities?${new URLSearchParams({ tenant, identity: identityId, format })}`,
  activity: '/activity',
  change: (activityId: string) => `/activity/${activityId}`,
  settings: '/settings',
  samples: '/settings#samples',
  accountModel: '/settings#models',
  project: (projectId: string) => `/settings/projects/${projectId}`,
} as const;
