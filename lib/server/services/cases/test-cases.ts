import type { CaseRunDetail } from '@/lib/contract/cases';
import { caseRunDetail } from '@/lib/contract/cases';
import type { TestApi } from '../../test-api';
import { bodyOf, listOf } from '../../test-world';

/** What the tests of cases share. */

type Asking = Pick<TestApi, 'request'>;

export const casesOf = (agentId: string) => `/api/troupe/v1/agents/${agentId}/cases`;
export const runsOf = (agentId: string) => `/api/troupe/v1/agents/${agentId}/case-runs`;

export const contains = (text: string) => ({ kind: 'contains', text });

export async function makeCase(api: Asking, token: string, agentId: string, json: object): Promise<string> {
  const whole = {
    name: 'Says hello',
    messages: [{ role: 'user', content: 'Hello?' }],
    expectations: [contains('Hello')],
    ...json,
  };
  const response = await api.request(casesOf(agentId), { method: 'POST', token, json: whole });
  const body = await bodyOf(response);
  if (response.status !== 200) throw new Error(JSON.stringify(body));
  return String(body.case_id);
}

export async function newestRun(api: Asking, token: string, agentId: string): Promise<string> {
  const [run] = listOf((await bodyOf(await api.request(runsOf(agentId), { token }))).items);
  return String(run?.run_id);
}

export async function lookAt(
  api: Asking,
  token: string,
  agentId: string,
  runId: string,
): Promise<CaseRunDetail> {
  const response = await api.request(`${runsOf(agentId)}/${runId}`, { token });
  return caseRunDetail.parse(await response.json());
}

/** Runs to the end and answers how it ended. */
export async function runCasesToEnd(
  api: Asking,
  token: string,
  agentId: string,
  json: object = {},
): Promise<CaseRunDetail> {
  const response = await api.request(runsOf(agentId), { method: 'POST', token, json });
  if (response.status !== 200) throw new Error(await response.text());
  await response.text();
  return lookAt(api, token, agentId, await newestRun(api, token, agentId));
}

export async function resultsOf(
  api: Asking,
  token: string,
  agentId: string,
  runId: string,
  query = '',
): Promise<Record<string, unknown>[]> {
  const response = await api.request(`${runsOf(agentId)}/${runId}/results${query}`, { token });
  return listOf((await bodyOf(response)).items);
}
