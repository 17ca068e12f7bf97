import type { AgentCase } from '../contract/cases';
import { listCases } from '../contract/endpoints/cases';
import type { Client } from './client';

/** All cases of an agent, by name: it has at most 500, and a page holds 100. */
export async function readCases({ dashboard }: Client, agentId: string): Promise<AgentCase[]> {
  const all: AgentCase[] = [];
  let cursor: string | undefined;
  do {
    const query = { page_size: 100, cursor };
    const page = await dashboard(listCases, { params: { agentId }, query });
    all.push(...(page.items ?? []));
    cursor = page.next_cursor;
  } while (cursor);
  return all;
}
