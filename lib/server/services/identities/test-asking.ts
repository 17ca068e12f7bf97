import type { TestApi } from '../../test-api';
import { bodyOf, type Json } from '../../test-world';

export const WIRE = '/api/identity/v1/instances';

interface Caller {
  api: Pick<TestApi, 'request'>;
  token: string;
}

/** The body of a reply; what is refused ends the test. */
export async function askAs(
  { api, token }: Caller,
  method: string,
  path: string,
  json?: unknown,
): Promise<Json> {
  const response = await api.request(path, { method, token, json });
  const body = await bodyOf(response);
  if (response.status !== 200) throw new Error(`${path}: ${JSON.stringify(body)}`);
  return body;
}
