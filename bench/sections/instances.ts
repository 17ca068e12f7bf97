import type { Bench } from '../bench';
import type { Section } from '../report';
import type { Target } from '../requests';
import { p50, p99 } from '../statistics';

/** The instances tab must not notice how many instances there are. */
export async function measureInstances({ requests, many, few, times }: Bench): Promise<Section> {
  const targets = [few, many].map(
    ({ id, instances }): Target => ({
      name: `agent of ${instances.toLocaleString('en')}`,
      path: `/agents/${id}/instances`,
      as: 'page',
    }),
  );
  const measured = await requests.interleave(targets, times(200, 40));
  const [small = Number.NaN, large = Number.NaN] = measured.map(p50);
  return {
    title: 'Instances tab',
    tables: [
      {
        title: `The page, ${measured[0]?.length} requests each, in turns (ms)`,
        columns: ['', 'p50', 'p99'],
        rows: targets.map(({ name }, place) => [
          name,
          p50(measured[place] ?? []),
          p99(measured[place] ?? []),
        ]),
      },
    ],
    goals: [
      {
        what: `${many.instances.toLocaleString('en')} instances against ${few.instances}`,
        measured: large / small,
        unit: '×',
        limit: 1.2,
      },
    ],
  };
}
