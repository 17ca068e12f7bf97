import type { Bench } from '../bench';

const PROPERTIES = 40;

/** Gives the small agent a tool whose schema has some 300 lines; the one that is there is taken. */
export async function makeTool({ requests, few }: Bench): Promise<void> {
  const path = `/api/v1/agents/${few.id}/tools`;
  const property = (place: number) => [
    `property_${place}`,
    { type: 'array', description: `Values of the kind ${place}.`, items: { type: 'string', maxLength: 80 } },
  ];
  const properties = Object.fromEntries(Array.from({ length: PROPERTIES }, (_, place) => property(place)));
  const reply = await requests.json(path);
  if (JSON.stringify(reply).includes('bench_tool')) return;
  const parameters = { type: 'object', properties };
  await requests.json(path, { name: 'bench_tool', description: 'A tool of the bench.', parameters });
}
