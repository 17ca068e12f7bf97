import type { Probe } from '@/lib/contract/probes';
import { probe as probeSchema } from '@/lib/contract/probes';
import type { TestApi } from '../../test-api';
import { eventsIn } from '../../test-requests';
import { bodyOf, listOf, unique } from '../../test-world';

/** What the tests of probes share. */

type Asking = Pick<TestApi, 'request'>;

/** An agent with so many instances, the default one among them. */
export async function makeFleet(
  api: Asking,
  token: string,
  size: number,
): Promise<{ agentId: string; instances: string[] }> {
  const made = await api.request('/agents', { method: 'POST', token, json: { name: unique('Fleet') } });
  const agentId = String((await bodyOf(made)).agent_id);
  for (let place = 1; place < size; place += 1) {
    const json = { name: `ws-${place}` };
    await api.request(`/agents/${agentId}/instances`, { method: 'POST', token, json });
  }
  const listed = await bodyOf(await api.request(`/agents/${agentId}/instances`, { token }));
  return { agentId, instances: listOf(listed.instances).map(({ instance_id: id }) => String(id)) };
}

export const pathOf = (agentId: string) => `/api/troupe/v1/agents/${agentId}/probes`;

/** Every state of the probe that its stream told. */
function probesIn(text: string): Probe[] {
  return eventsIn(text).map((event) => probeSchema.parse(Object(event).probe));
}

/** Runs a probe to its end and answers how it ended. */
export async function runToEnd(
  api: Asking,
  token: string,
  agentId: string,
  json: object = {},
): Promise<Probe> {
  const response = await api.request(pathOf(agentId), { method: 'POST', token, json });
  if (response.status !== 200) throw new Error(await response.text());
  const last = probesIn(await response.text()).at(-1);
  if (!last) throw new Error('the stream said nothing');
  return last;
}

/** States that are left in the instances, as the lists show them. */
export async function statesLeft(
  api: Asking,
  token: string,
  fleet: { agentId: string; instances: string[] },
): Promise<string[]> {
  const keys: string[] = [];
  for (const instance of fleet.instances) {
    const path = `/agents/${fleet.agentId}/custom-states?instance_id=${instance}`;
    const response = await api.request(path, { token });
    if (response.status === 404) continue;
    keys.push(...listOf((await bodyOf(response)).states).map(({ key }) => String(key)));
  }
  return keys;
}

/** The matrix in words: one row for each instance that was asked. */
export function matrixOf({ instances, cells }: Probe): string[] {
  return instances.map(({ instance_id: id }) =>
    cells
      .filter(({ asked_in: asked }) => asked === id)
      .map(({ verdict }) => verdict)
      .join(' '),
  );
}
