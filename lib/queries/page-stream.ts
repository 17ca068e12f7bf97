import type { Refusal } from '@/lib/actions/action-client';
import type { Problem } from '@/lib/contract/problem';

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
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return false;
    const blocks = (rest + value).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = dataOf(block);
      if (data === '[DONE]') return true;
      if (data !== '') onEvent(JSON.parse(data));
    }
  }
}

function dataOf(block: string): string {
  const lines = block.split('\n').filter((line) => line.startsWith('data:'));
  return lines.map((line) => line.slice(line.startsWith('data: ') ? 6 : 5)).join('\n');
}
