import { readFileSync } from 'node:fs';
import { unique } from './support/api';
import { mintToken } from './support/identity';
import { dialog, open } from './support/pages';
import { expect, test } from './support/test';
import { world } from './support/world';

const readLog = () => readFileSync(world().logFile, 'utf8');

test('a refusal that the browser shows is found in the log by its request id', async ({ page, api }) => {
  const taken = unique('Logged');
  await api.createAgent({ name: taken });
  await open(page, '/agents');
  await page.getByRole('button', { name: 'New agent' }).click();
  const form = dialog(page, 'New agent');
  await form.getByLabel('Name').fill(taken);
  await form.getByRole('button', { name: 'Create agent' }).click();
  const id = (await form.getByText(/^[0-9a-f]{8}-[0-9a-f-]{27}$/).textContent()) ?? '';
  await expect
    .poll(() =>
      readLog()
        .split('\n')
        .filter((line) => line.includes(id)),
    )
    .not.toEqual([]);
});

test('no secret is written to the log', async ({ api }) => {
  const token = await mintToken('admin');
  const { key, project_id: projectId } = await api.createKey(
    (await api.createProject(unique('Log'))).project_id,
    'Log',
  );
  const requestId = `log-${Date.now()}`;
  const ask = (path: string, bearer: string) =>
    fetch(`${world().origin}${path}`, {
      headers: { authorization: `Bearer ${bearer}`, 'x-request-id': requestId },
    });
  await ask('/api/v1/agents', key);
  await ask('/api/v1/agents', `${token}x`);
  // Where people put them by mistake.
  await ask(`/api/v1/agents/${key}?key=${key}&token=${token}`, token);
  await ask(`/api/v1/projects/${projectId}/keys`, token);
  await expect.poll(() => readLog().split(requestId).length).toBeGreaterThan(4);
  const log = readLog();
  const { password, clerk } = world();
  for (const secret of [password, clerk.CLERK_SECRET_KEY ?? '', token, key]) {
    expect(secret.length).toBeGreaterThan(8);
    expect(log.includes(secret)).toBe(false);
  }
  expect(log).not.toMatch(/eyJ[\w-]{20,}/);
});
