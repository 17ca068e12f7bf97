import type { AgentLineage } from './contract/forks';

/** What an agent is set to, member by member: `bio`, `big5.openness`, `tools.lookup_order`. */
export type Configuration = Record<string, unknown>;

/** The members of one group under its name. */
export function grouped(group: string, members: object | null | undefined): Configuration {
  return Object.fromEntries(Object.entries(members ?? {}).map(([key, value]) => [`${group}.${key}`, value]));
}

/** What differs between an agent and the one it was copied from. */
export function lineageOf(
  source: { agent_id: string; name: string },
  configurations: { parent: Configuration; fork: Configuration },
  withValues: boolean,
): AgentLineage {
  const { parent, fork } = configurations;
  const every = [...new Set([...Object.keys(parent), ...Object.keys(fork)])];
  const members = every.filter((member) => !isSameValue(parent[member], fork[member]));
  const lineage = { source: { ...source, is_deleted: false }, members };
  if (!withValues) return lineage;
  const pick = (from: Configuration) =>
    Object.fromEntries(members.map((member) => [member, from[member] ?? null]));
  return { ...lineage, before: pick(parent), after: pick(fork) };
}

/** Nothing, an empty text and an empty list say the same; objects have no order. */
function isSameValue(one: unknown, other: unknown): boolean {
  return spelled(one) === spelled(other);
}

function spelled(value: unknown): string {
  if (value === undefined || value === null || value === '') return '';
  if (Array.isArray(value)) return value.length === 0 ? '' : `[${value.map(spelled).join()}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${spelled(member)}`).join()}}`;
}
