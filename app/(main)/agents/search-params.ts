import type { AgentSort } from '@/lib/contract/agents';
import { AGENT_SORTS } from '@/lib/contract/agents';
import { isUuid } from '@/lib/contract/common';

/** What the list's address holds. A member that does not parse is left out, as if it had not been given. */
export interface AgentFilters {
  search?: string;
  project?: string;
  status?: 'active' | 'inactive';
  sort?: AgentSort;
}

type SearchParams = Record<string, string | string[] | undefined>;

export function readFilters(params: SearchParams): AgentFilters {
  const one = (key: string) => {
    const value = params[key];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const project = one('project');
  const status = one('status');
  return clean({
    search: one('search')?.slice(0, 200),
    project: project && isUuid(project) ? project.toLowerCase() : undefined,
    status: status === 'active' || status === 'inactive' ? status : undefined,
    sort: AGENT_SORTS.find((sort) => sort === one('sort')),
  });
}

export function agentsHref(filters: AgentFilters): string {
  const query = new URLSearchParams(Object.entries(clean(filters)));
  return query.size > 0 ? `/agents?${query}` : '/agents';
}

/** The same as the API's query. */
export function toQuery({ search, project, status, sort }: AgentFilters) {
  return clean({ search, project_id: project, is_active: status && status === 'active', sort });
}

function clean<T extends object>(members: T): T {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined && value !== ''),
  ) as T;
}
