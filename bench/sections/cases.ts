import * as z from 'zod';
import type { Bench } from '../bench';
import type { Section } from '../report';

const SIZE = { cases: 20, repeats: 8, instances: 3 };
const agent = z.object({ agent_id: z.string() });
const runs = z.object({
  items: z.array(z.object({ status: z.string(), answers: z.number(), passed: z.number() })),
});

/** A run of cases on the rehearsal, from its start until the last answer is judged. */
export async function measureCases({ requests }: Bench): Promise<Section> {
  const { agent_id: id } = agent.parse(await requests.json('/api/v1/agents', { name: 'Examined' }));
  for (let place = 1; place < SIZE.instances; place += 1) {
    await requests.json(`/api/v1/agents/${id}/instances`, { name: `ws-${place}` });
  }
  const path = `/api/troupe/v1/agents/${id}`;
  for (let number = 1; number <= SIZE.cases; number += 1) {
    await requests.json(`${path}/cases`, {
      name: `Case ${number}`,
      messages: [{ role: 'user', content: `What is the current status of number ${number}?` }],
      expectations: [
        { kind: 'contains', text: 'state' },
        { kind: 'matches', pattern: 'No state.*here' },
      ],
    });
  }
  const ms = await requests.time({
    ...{ name: 'run of cases', path: `${path}/case-runs`, as: 'api' },
    // The server's own provider leads, and that is one which the bench plays.
    body: { repeats: SIZE.repeats, provider: 'rehearsal' },
  });
  const [run] = runs.parse(await requests.json(`${path}/case-runs`)).items;
  const answers = SIZE.cases * SIZE.repeats * SIZE.instances;
  if (run?.status !== 'complete' || run.passed !== answers) {
    throw new Error(`The run of cases ended as ${JSON.stringify(run)}.`);
  }
  const what = `${SIZE.cases} cases × ${SIZE.repeats} × ${SIZE.instances} on the rehearsal`;
  return {
    title: 'Cases',
    tables: [
      {
        title: `${what}, four at a time`,
        columns: ['', 'all (s)', 'each (ms)'],
        rows: [[`${answers} answers`, ms / 1000, ms / answers]],
      },
    ],
    goals: [{ what, measured: ms / 1000, unit: 's', limit: 60 }],
  };
}
