import type { ReceiptLine } from '@/components/receipt';

/** The counts that operations return, by their wire names: one, many. */
const words: Record<string, [string, string]> = {
  agents: ['agent', 'agents'],
  identities: ['identity', 'identities'],
  instances: ['instance', 'instances'],
  cycles_deleted: ['cycle', 'cycles'],
  facts_deleted: ['fact', 'facts'],
  nodes_deleted: ['node', 'nodes'],
  global_states_deleted: ['global state', 'global states'],
  user_states_deleted: ['user state', 'user states'],
  api_keys: ['API key', 'API keys'],
  memory_facts: ['fact', 'facts'],
  memory_nodes: ['node', 'nodes'],
  custom_states: ['state', 'states'],
  custom_tools: ['tool', 'tools'],
  personality_deltas: ['score change', 'score changes'],
  chat_sessions: ['conversation', 'conversations'],
  chat_runs: ['chat turn', 'chat turns'],
  test_cases: ['case', 'cases'],
  case_runs: ['run of cases', 'runs of cases'],
  probes: ['isolation probe', 'isolation probes'],
};

function wordOf(key: string, count: number): string {
  const known = words[key];
  if (!known) return key.replaceAll('_', ' ');
  return known[count === 1 ? 0 : 1];
}

const number = new Intl.NumberFormat('en-GB');

/** "12 facts · 1 node": the counts of a change in one line. */
export function countsText(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([key, count]) => `${number.format(count)} ${wordOf(key, count)}`)
    .join(' · ');
}

/** The same as lines of a Receipt. */
export function countLines(counts: Record<string, number>): ReceiptLine[] {
  return Object.entries(counts).map(([key, count]) => {
    const word = wordOf(key, 2);
    return { label: word.charAt(0).toUpperCase() + word.slice(1), count };
  });
}
