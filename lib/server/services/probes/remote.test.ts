import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { withProvider } from '../../chat/test-chat';
import { openTestProvider, says, type TestProvider } from '../../chat/test-provider';
import { listen } from '../../chat/test-server';
import { openTestApi, signToken, type TestApi } from '../../test-api';
import { bodyOf, openWorld, type World } from '../../test-world';
import { makeCase, resultsOf, runCasesToEnd } from '../cases/test-cases';
import { makeFleet, matrixOf, pathOf, runToEnd, statesLeft } from './test-probes';

/** One Troupe that probes and examines agents of another: two databases, one identity, a real connection between them. */

let far: World;
let provider: TestProvider;
let server: Awaited<ReturnType<typeof listen>>;
let local: TestApi;
let farApi: Pick<TestApi, 'request'>;
let token = '';
beforeAll(async () => {
  far = await openWorld();
  provider = await openTestProvider();
  farApi = withProvider(far, provider);
  server = await listen(farApi);
  local = await openTestApi({ remote: { url: server.url } });
  token = await signToken({ exp: 3600 });
});
afterAll(async () => {
  await provider.close();
  await server.close();
  await Promise.all([local.close(), far.api.close()]);
});

const valuesIn = (text: string) => (text.match(/canary-[0-9a-f]{16}/g) ?? []).join(' ');
const echo = () =>
  provider.play((response) => says(valuesIn(provider.received.at(-1)?.text ?? ''))(response));

test('a probe and a run work there and are kept here', async () => {
  const fleet = await makeFleet(farApi, token, 3);
  echo();
  const probe = await runToEnd(local, token, fleet.agentId);
  expect(matrixOf(probe)).toEqual(['shown clean clean', 'clean shown clean', 'clean clean shown']);
  expect(probe).toMatchObject({ verdict: 'isolated', api: new URL(server.url).host, receipt: { left: 0 } });
  expect(await statesLeft(farApi, token, fleet)).toEqual([]);
  provider.play(says('Hello there.'));
  await makeCase(local, token, fleet.agentId, {});
  const { run } = await runCasesToEnd(local, token, fleet.agentId, { repeats: 2 });
  expect(run).toMatchObject({ status: 'complete', passed: 6, api: new URL(server.url).host });
});

afterEach(() => void vi.useRealTimers());

const shortLived = () => signToken({ exp: 600 });
/** From now on that session is over. */
function letExpire(): void {
  if (vi.isFakeTimers()) return;
  vi.useFakeTimers({ now: Date.now() + 700_000, toFake: ['Date'], shouldAdvanceTime: true });
}

test('a session that ends in the middle is told in what it failed, and left canaries are cleaned up later', async () => {
  const fleet = await makeFleet(farApi, token, 2);
  provider.play((response) => {
    letExpire();
    return says(valuesIn(provider.received.at(-1)?.text ?? ''))(response);
  });
  const probe = await runToEnd(local, await shortLived(), fleet.agentId);
  expect(probe.receipt).toMatchObject({ planted: 6, removed: 0, left: 6 });
  expect(await statesLeft(farApi, token, fleet)).toHaveLength(6);
  const path = `${pathOf(fleet.agentId)}/${probe.probe_id}/clean`;
  const cleaned = await bodyOf(await local.request(path, { method: 'POST', token }));
  expect(cleaned).toMatchObject({ receipt: { planted: 6, removed: 6, left: 0 } });
  expect(await statesLeft(farApi, token, fleet)).toEqual([]);
});

test('the answers of a run that come after the end of the session are errors that say so', async () => {
  const { agentId } = await makeFleet(farApi, token, 1);
  await makeCase(local, token, agentId, {});
  const before = provider.received.length;
  // Four lanes: none gets an answer before all have asked.
  let goOn = () => {};
  const allAsked = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  provider.play(async (response) => {
    if (provider.received.length - before === 4) {
      letExpire();
      goOn();
    }
    await allAsked;
    return says('Hello.')(response);
  });
  const brief = await shortLived();
  const path = `/api/troupe/v1/agents/${agentId}/case-runs`;
  await (await local.request(path, { method: 'POST', token: brief, json: { repeats: 8 } })).text();
  vi.useRealTimers();
  const listed = await bodyOf(await local.request(path, { token }));
  const run = Object(Array.isArray(listed.items) ? listed.items[0] : undefined);
  expect(run).toMatchObject({ status: 'complete', answers: 8, passed: 4, errors: 4 });
  const [error] = await resultsOf(local, token, agentId, run.run_id, '?outcome=error');
  expect(error?.reasons).toMatchObject([expect.stringMatching(/session was no longer accepted by 127/)]);
});
