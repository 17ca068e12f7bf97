import { openStore } from '../../store/connect';
import { signToken, testApiOver } from '../../test-api';

/**
 * A process that sends batches to an identity over a real database until the test that started it kills it. It says when
 * it is ready and after each batch that was kept.
 */
const [place = '', identityId = '', size = ''] = process.argv.slice(2);
const store = await openStore(
  place.startsWith('postgres') ? { databaseUrl: place, dataDir: '', poolSize: 2 } : { dataDir: place },
);
const api = testApiOver(async () => store);
const token = await signToken({ exp: 3600 });
const say = (line: string) => process.stdout.write(`${line}\n`);
const observations = Array.from({ length: Number(size) }, (_, at) => ({
  mode_target: 'exploration',
  signal_strength: (at % 10) / 10,
}));
say('ready');
for (let kept = 0; ; kept += observations.length) {
  const path = `/api/identity/v1/instances/${identityId}/process/batch`;
  const response = await api.request(path, { method: 'POST', token, json: { observations } });
  if (response.status !== 200) throw new Error(await response.text());
  say(`kept ${kept + observations.length}`);
}
