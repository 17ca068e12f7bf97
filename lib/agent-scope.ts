import { isUuid } from './contract/is-uuid';

/** Which instance and user the agent's tabs look at, as the address holds it. */
export interface AgentScope {
  /** Without one: the default instance. */
  instance?: string;
  user?: string;
}

interface Query {
  get(name: string): string | null;
}

/** A member that does not parse is left out, as if it had not been given. */
export function readScope(query: Query): AgentScope {
  const instance = query.get('instance') ?? '';
  const user = (query.get('user') ?? '').trim().slice(0, 200);
  return {
    ...(isUuid(instance) && { instance: instance.toLowerCase() }),
    ...(user && { user }),
  };
}

/** The address with that scope; what else its query holds stays. */
export function withScope(path: string, scope: AgentScope, kept = new URLSearchParams()): string {
  const query = new URLSearchParams(kept);
  // What is open in one instance is not in another.
  if (query.get('instance') !== (scope.instance ?? null)) {
    query.delete('state');
    query.delete('fact');
  }
  for (const member of ['instance', 'user'] as const) {
    const value = scope[member];
    if (value) query.set(member, value);
    else query.delete(member);
  }
  return query.size > 0 ? `${path}?${query}` : path;
}
