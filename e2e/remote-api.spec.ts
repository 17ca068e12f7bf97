import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { unique } from './support/api';
import { facts, field, learn, nav, place, save, saved, states, statesOf, write } from './support/memory';
import { agentLink, dialog, heading, open, toast } from './support/pages';
import { planted } from './support/planted';
import { type Product, startProduct } from './support/product';
import { Relay } from './support/relay';
import { expect, test } from './support/test';
import { world } from './support/world';

/** A second copy of Troupe that works on the first one's API and shares its identity. */
test.describe.configure({ mode: 'default', timeout: 120_000 });

let relay: Relay;
let remote: Product;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  const { origin, remotePort, folder, logFile, clerk } = world();
  relay = new Relay(Number(new URL(origin).port));
  await relay.open();
  remote = await startProduct({
    port: remotePort,
    dataDir: path.join(folder, 'remote-data'),
    logFile: logFile.replace('.log', '-remote.log'),
    env: {
      ...clerk,
      API_URL: `http://127.0.0.1:${relay.port}/api/v1`,
      IDENTITY_API_URL: `http://127.0.0.1:${relay.port}/api/identity/v1`,
    },
  });
});

test.afterAll(async () => {
  await remote?.stop();
  await relay?.cut();
});

test('lists, opens, creates an instance and resets one at the other copy', async ({ enter, api }) => {
  const { name, instances } = planted.remote;
  const [first] = instances;
  const { agent_id: agentId } = await api.getAgent(name);
  const { page } = await enter('admin', remote.origin);
  await open(page, '/agents');
  await expect(page.getByText(`127.0.0.1:${relay.port}`).first()).toBeVisible();
  await expect(page.getByText('This API cannot filter by state or sort.')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search agents' }).fill(name);
  await expect(page).toHaveURL(/search=/);
  await agentLink(page, name).click();
  await expect(heading(page, name)).toBeVisible();
  await page
    .getByRole('navigation', { name: 'Agent' })
    .getByRole('link', { name: /^Instances/ })
    .click();
  await page.getByRole('button', { name: 'New instance' }).click();
  await dialog(page, 'New instance').getByLabel('Name').fill('made from afar');
  await dialog(page, 'New instance').getByRole('button', { name: 'Create instance' }).click();
  await expect(page.getByRole('region', { name: 'made from afar' })).toBeVisible();
  expect((await api.listInstances(agentId)).map((instance) => instance.name)).toContain('made from afar');

  await page.getByRole('grid', { name: 'Instances' }).getByRole('link', { name: first.name }).click();
  await expect(page.getByRole('region', { name: first.name })).toContainText('not counted');
  await page.getByRole('button', { name: 'Reset…' }).click();
  const sheet = dialog(page, /^Reset instance/);
  await sheet.getByRole('textbox').fill(first.name);
  await sheet.getByRole('button', { name: 'Reset instance' }).click();
  const receipt = sheet.getByRole('region', { name: /^Receipt: / });
  await expect(receipt).toContainText(`Facts${first.facts}`);
  await expect(receipt).toContainText(`Memory nodes${first.nodes}`);
  const { contents, instance } = await api.contents(agentId, first.name);
  expect(contents).toMatchObject({ facts: 0, nodes: 0, global_states: 0, user_states: 0 });
  expect(await api.activity({ object_id: instance.instance_id, verb: 'reset' })).toHaveLength(1);

  await receipt.getByRole('link', { name: 'Kept in Activity' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Reset instance');
  await expect(page.getByRole('main')).toContainText('Done');
  await open(page, '/activity');
  await expect(page.getByRole('link', { name: /reset instance/ }).first()).toBeVisible();
});

test('shows and sets the personality that the other copy keeps', async ({ enter, api }) => {
  const big5 = { openness: 60, conscientiousness: 50, extraversion: 40, agreeableness: 70, neuroticism: 20 };
  const made = await api.createAgent({ name: `Personality from afar ${Date.now()}` });
  const path = `/api/v1/agents/${made.agent_id}/personality`;
  await api.send('PUT', path, { big5 });
  const { page } = await enter('admin', remote.origin);
  await open(page, `/agents/${made.agent_id}/personality`);
  await expect(page.getByText('The API derives them by a rule of its own')).toBeVisible();
  await expect(page.getByText('kept as it is')).toHaveCount(10);
  const save = page.getByRole('button', { name: 'Save', exact: true });
  const saved = page.getByText(/^Saved \d\d:\d\d$/);
  await page.getByRole('textbox', { name: 'Openness in numbers' }).fill('90');
  await save.click();
  await expect(saved).toBeVisible();
  expect((await api.getAgent(made.agent_id)).dimensions).toMatchObject({ intellect: 0.6, aesthetic: 0.6 });

  await page.getByRole('button', { name: 'Let the API derive all' }).click();
  await expect(page.getByText('derived by the API when saved')).toHaveCount(10);
  await save.click();
  await expect(saved).toBeVisible();
  expect((await api.getAgent(made.agent_id)).dimensions).toMatchObject({ intellect: 0.9, aesthetic: 0.9 });
});

test('changes capabilities and a model there, and says what that API does not answer', async ({
  enter,
  api,
}) => {
  const { agent_id: id } = await api.createAgent({ name: `Capable from afar ${Date.now()}` });
  await api.send('PUT', `/api/v1/agents/${id}/capabilities`, { autoLearnSkills: true });
  const { page } = await enter('admin', remote.origin);
  await open(page, `/agents/${id}/capabilities`);
  await expect(page.getByText('this API takes them and does not answer them')).toBeVisible();
  await expect(page.getByRole('switch', { name: 'Shared memory' })).toHaveCount(0);
  await expect(page.getByRole('switch', { name: 'Learn skills by itself' })).toBeChecked();
  await expect(page.getByRole('region', { name: 'Ledger' })).toContainText('BlockedSkills are off.');
  await page.getByRole('switch', { name: 'Web search' }).click();
  await expect(page.getByRole('region', { name: 'Unsaved changes' })).toContainText('"webSearch": true');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  const stored = await api.send('GET', `/api/v1/agents/${id}/capabilities`);
  expect(await stored.json()).toMatchObject({ webSearch: true });

  await open(page, `/agents/${id}/profile`);
  const models = page.getByRole('region', { name: 'Models' });
  await expect(models).toContainText('this API answers the model that is used and not who set it');
  await models.getByRole('combobox').selectOption('rehearsal-1');
  await models.getByRole('button', { name: 'Set model' }).click();
  await expect(toast(page).getByText('Model set')).toBeVisible();
  const [change] = await api.activity({ agent_id: id });
  expect(change?.after).toMatchObject({ post_processing_model: 'rehearsal-1' });
});

test('finds and changes states and facts there, and says what that API does not count', async ({
  enter,
  api,
}) => {
  const at = await place(api);
  await write(api, at, { key: 'weather', value: 'rain' });
  await write(api, at, { key: 'room', value: 12, scope: 'user', user_id: 'ada' });
  await learn(
    api,
    at,
    { content: 'Ada likes tea.', user_id: 'ada' },
    { content: 'Bob rows.', user_id: 'bob' },
  );
  const { page } = await enter('admin', remote.origin);
  await open(page, `${at.address}&section=states`);
  await expect(nav(page).getByRole('link', { name: 'States', exact: true })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Find states' }).fill('ADA');
  await expect(states(page).getByRole('row')).toHaveCount(2);
  await page.getByRole('searchbox', { name: 'Find states' }).fill('');
  await states(page).getByRole('link', { name: 'weather' }).click();
  await field(page, 'Value').fill('sun');
  await save(page).click();
  await expect(saved(page)).toBeVisible();
  expect(await statesOf(api, at)).toMatchObject([{ key: 'weather', value: 'sun' }, { key: 'room' }]);

  await nav(page).getByRole('link', { name: 'Memory' }).click();
  await page.getByRole('searchbox', { name: 'Search facts' }).fill('tea');
  await expect(page.getByRole('heading', { name: 'Found facts' })).toBeVisible();
  await facts(page).getByRole('link').click();
  await page.getByRole('region', { name: 'Edit fact' }).getByRole('button', { name: 'Delete…' }).click();
  const sheet = dialog(page, /^Delete fact/);
  await sheet.getByRole('button', { name: 'Delete fact' }).click();
  await expect(sheet.getByRole('region', { name: /^Receipt: Deleted Ada/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('No fact matches.')).toBeVisible();
  expect((await api.contents(at.agentId, at.instanceId)).contents.facts).toBe(1);

  await nav(page).getByRole('link', { name: 'Users' }).click();
  await expect(page.getByText('This API cannot search users or count what is kept about each')).toBeVisible();
  await page.getByRole('table', { name: 'Users' }).getByRole('link', { name: 'bob', exact: true }).click();
  await expect(page).toHaveURL(/[?&]user=bob/);
});

test('talks to an agent there, with the draft on screen, and the answer is there on return', async ({
  enter,
  api,
}) => {
  const { agent_id: id } = await api.createAgent({ name: `Spoken to from afar ${Date.now()}` });
  const { page } = await enter('admin', remote.origin);
  await open(page, `/agents/${id}/profile`);
  await page.getByRole('button', { name: 'Chat', exact: true }).click();
  const dock = page.getByRole('complementary', { name: /^Chat with/ });
  const turn = dock.getByRole('article', { name: 'Turn 1', exact: true });
  await dock.getByRole('textbox', { name: /^Message/ }).fill('Hello from afar');
  await page.keyboard.press('Enter');
  await expect(turn).toContainText('heard “Hello from afar”');
  await expect(dock.getByRole('button', { name: 'Send', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await page.reload();
  await expect(turn).toContainText('heard “Hello from afar”');
  const kept = await api.send('GET', `/api/troupe/v1/agents/${id}/transcripts`);
  expect((await kept.json()).items).toMatchObject([{ opening: 'Hello from afar', turns: 1 }]);
});

const twoRows = 'mode_target,signal_strength\norder,0.5\nidentity,0.25\n';

test('lists, observes, exports, resets and attaches an identity of the other copy', async ({
  enter,
  api,
}) => {
  const [name, agent] = [unique('Minded from afar'), unique('Holder from afar')];
  const { id } = await api.createIdentity(name);
  await api.createAgent({ name: agent });
  const { page } = await enter('admin', remote.origin);
  await open(page, '/identities');
  await expect(page.getByText(`Kept by the identity API at 127.0.0.1:${relay.port}.`)).toBeVisible();
  await expect(page.getByText('This identity API neither finds by name nor sorts by stress.')).toBeVisible();
  await expect(page.getByRole('searchbox')).toHaveCount(0);
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Search' });
  await palette.getByRole('combobox').fill(name);
  await expect(palette.getByRole('status')).toHaveText(
    `Nothing of that name or id here. The identity API at 127.0.0.1:${relay.port} finds none by name: paste an id.`,
  );
  await palette.getByRole('combobox').fill(id);
  await expect(palette.getByRole('option', { name })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('table', { name: 'Identities' }).getByRole('link', { name }).click();
  await expect(heading(page, name)).toBeVisible();
  await expect(page.getByText(/keeps no course: it tells how the identity is now/)).toBeVisible();

  const form = page.getByRole('form', { name: 'Observation' });
  await form.getByRole('textbox', { name: 'Strength in numbers' }).fill('100');
  await expect(page.getByText(/cannot try an observation without taking it/)).toBeVisible();
  await form.getByRole('button', { name: 'Send' }).click();
  await expect(form.getByText('Taken as cycle 1.')).toBeVisible();
  await expect(page.locator('dl[aria-label="Now"]')).toContainText('Cycles1');
  expect(await api.snapshot(id)).toMatchObject({ cycle: 1, mode_strengths: { perception: 0.2 } });

  await page.getByRole('link', { name: 'History' }).click();
  const row = page.getByRole('table', { name: 'Observations' }).getByRole('row').nth(1);
  await expect(row).toContainText('Perception100.0');
  await expect(row.getByRole('link')).toHaveCount(0);
  const file = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export as JSON Lines' }).click();
  const text = await readFile(await (await file).path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ cycle: 1, mode_target: 'perception', signal_strength: 1 });

  await open(page, `/identities/${id}`);
  await page.getByRole('button', { name: 'Send a file…' }).click();
  const batch = dialog(page, 'Send a file of observations');
  const rows = { name: 'two.csv', mimeType: 'text/csv', buffer: Buffer.from(twoRows) };
  await batch.getByLabel('File', { exact: true }).setInputFiles(rows);
  await batch.getByRole('button', { name: 'Send 2' }).click();
  await expect(batch.getByRole('region', { name: 'Receipt: Observations' })).toContainText('Now at cycle 3');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Attach to an agent' }).click();
  await page.getByRole('combobox', { name: 'Find an agent by name or owner' }).fill(agent);
  await page.getByRole('listbox').getByRole('option', { name: agent }).click();
  await expect(page.getByRole('main').getByRole('link', { name: agent })).toBeVisible();

  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Reset identity…' }).click();
  const sheet = dialog(page, /^Reset identity/);
  await sheet.getByRole('textbox').fill(name);
  await sheet.getByRole('button', { name: 'Reset identity' }).click();
  await expect(sheet.getByRole('region', { name: /^Receipt: / })).toContainText('Cycles deleted3');
  await page.keyboard.press('Escape');
  expect(await api.snapshot(id)).toMatchObject({ cycle: 0 });
  await open(page, '/activity');
  await expect(page.getByRole('link', { name: /reset identity/ }).first()).toBeVisible();
});

test('says when the other copy does not answer, and what nobody knows', async ({ enter, api, watched }) => {
  watched.allow(/status of 5\d\d/);
  const { page } = await enter('admin', remote.origin);
  const agent = await api.createAgent({ name: `Cut off ${Date.now()}` });
  await open(page, `/agents/${agent.agent_id}/profile`);
  await relay.cut();
  await page.getByRole('switch', { name: 'Agent is active' }).click();
  await expect(toast(page).getByText('The state of')).toBeVisible();
  await expect(toast(page).getByText(`The API at 127.0.0.1:${relay.port} cannot be reached.`)).toBeVisible();
  await expect(page.getByRole('switch', { name: 'Agent is active' })).toBeChecked();
  await expect(async () => {
    await open(page, '/agents');
    await expect(page.getByRole('main')).toContainText(
      `The API at 127.0.0.1:${relay.port} cannot be reached.`,
    );
    await expect(page.getByText('not answering').first()).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 60_000 });
  await open(page, '/activity');
  await expect(page.getByRole('listitem').filter({ hasText: 'Unknown' }).first()).toBeVisible();

  await relay.open();
  await open(page, '/agents');
  await expect(page.getByRole('region', { name: 'Needs attention' })).toContainText('No answer came for');
  expect((await api.getAgent(agent.agent_id)).is_active).toBe(true);
});
