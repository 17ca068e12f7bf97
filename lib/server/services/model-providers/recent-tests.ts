import { createHash } from 'node:crypto';
import type { StoredTest } from '../../store/schema/model-providers';

/** What was tested: whoever saves the same a moment later need not test it again. */
export interface Tested {
  tenant: string;
  baseUrl: string;
  apiKey: string | undefined;
  model: string;
}

const MOST = 200;
const KEPT_MS = 900_000;
const recent = new Map<string, { test: StoredTest; until: number }>();

/** The key itself is not kept. */
function markOf({ tenant, baseUrl, apiKey = '', model }: Tested): string {
  return createHash('sha256')
    .update(JSON.stringify([tenant, baseUrl, apiKey, model]))
    .digest('base64');
}

export function rememberTest(tested: Tested, test: StoredTest): void {
  const mark = markOf(tested);
  recent.delete(mark);
  recent.set(mark, { test, until: Date.now() + KEPT_MS });
  const [oldest] = recent.keys();
  if (recent.size > MOST && oldest !== undefined) recent.delete(oldest);
}

export function recentTest(tested: Tested): StoredTest | undefined {
  const known = recent.get(markOf(tested));
  return known && known.until > Date.now() ? known.test : undefined;
}
