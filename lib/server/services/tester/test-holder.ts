import { catalogueOf } from '../../models/catalogue';
import { openStore } from '../../store/connect';
import { signToken, testApiOver } from '../../test-api';

/**
 * A process that asks an agent over a real database and is killed by the test that started it in the middle of the
 * answer. It says what it reads.
 */
const [place = '', url = '', agentId = '', body = ''] = process.argv.slice(2);
const isAddress = place.startsWith('postgres');
const store = await openStore(
  isAddress ? { databaseUrl: place, dataDir: '', poolSize: 3 } : { dataDir: place },
);
const catalogue = catalogueOf({ CHAT_BASE_URL: url, CHAT_MODEL: ['m'] });
const models = { baseUrl: url, apiKey: 'sk-test', firstPatienceMs: 60_000, idlePatienceMs: 60_000 };
const api = testApiOver(async () => store, { catalogue, models });
const response = await api.request(`/api/troupe/v1/agents/${agentId}/turns`, {
  ...{ method: 'POST', headers: { 'Content-Type': 'application/json' }, body },
  token: await signToken(),
});
const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
  process.stdout.write(part.value);
}
