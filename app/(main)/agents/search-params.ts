import { type AgentFilters, given } from '@/lib/agent-filters';
import { AGENT_SORTS } from '@/lib/contract/agents';
import { isUuid } from '@/lib/contract/common';

type SearchParams = Record<string, string | string[] | undefined>;

/** Reads the list's address. A member that does not parse is left out, as if it had not been given. */
export function readFilters(params: SearchParams): AgentFilters {
  const one = (key: string) => {
    const value = params[key];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const project = one('project');
  const status = one('status');
  return given({
    search: one('search')?.slice(0, 200),
    project: project && isUuid(project) ? project.toLowerCase() : undefined,
    status: status === 'active' || status === 'inactive' ? status : undefined,
    sort: AGENT_SORTS.find((sort) => sort === one('sort')),
  });
}
