import type { AgentSort } from '@/lib/contract/agents';

/** What the list of agents shows, as its address holds it. */
export interface AgentFilters {
  search?: string;
  /** A project's id. */
  project?: string;
  status?: 'active' | 'inactive';
  sort?: AgentSort;
}

/** The same as the agents API's query. */
export function toQuery({ search, project, status, sort }: AgentFilters) {
  return given({ search, project_id: project, is_active: status && status === 'active', sort });
}

/** Without the members that say nothing. */
export function given<T extends object>(members: T): T {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(entries) as T;
}
