import type { Refusal } from '@/lib/actions/action-client';
import type { Problem } from '@/lib/contract/problem';
import { eventsIn, textOf } from '@/lib/read-stream';

/** What the pages' streams share: how their routes refuse, and how what they send is read. */

/** The refusal of a route, as that of an action. */
export async function refusalOf(response: Response): Promise<Refusal> {
  const answer: unknown = await response.json().catch(() => null);
  const { code, tenant, ...problem } = Object(answer) as Problem & { code?: unknown; tenant?: string };
  const known = code === 'session_expired' || code === 'tenant_changed' ? code : 'refused';
  const title = `The server answered ${response.status}`;
  return { code: known, problem: { title, ...problem }, ...(tenant && { tenant }) };
}

/** True when the stream said that it is complete. */
export async function readEvents<E>(response: Response, onEvent: (event: E) => void): Promise<boolean> {
  if (!response.body) return false;
  let isComplete = false;
  for await (const data of eventsIn(textOf(response.body.getReader()))) {
    // The end comes at once after it, and the connection is used again.
    if (data === '[DONE]') isComplete = true;
    else if (data !== '') onEvent(JSON.parse(data));
  }
  return isComplete;
}
