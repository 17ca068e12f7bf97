import { signIn } from './support/identity';
import { facts, field, learn, nav, place, save, saved, states, write } from './support/memory';
import { dialog, open } from './support/pages';
import { expect, test } from './support/test';

test('facts are added, searched, edited and deleted; the agent’s own are marked', async ({ page, api }) => {
  const at = await place(api);
  await learn(api, at, { content: 'The quay closes at ten.', metadata: { scope: 'agent_global' } });
  await open(page, at.address);
  await nav(page)
    .getByRole('link', { name: /^Memory/ })
    .click();
  await expect(facts(page).getByRole('listitem').filter({ hasText: 'quay closes' })).toContainText(
    'Of the agent',
  );
  await page.getByRole('link', { name: 'New fact' }).click();
  await field(page, 'Fact').fill('Ada likes tea.');
  await field(page, 'Importance').fill('2');
  await save(page).click();
  await expect(page.getByText('Importance must be a number from 0 to 1')).toBeVisible();
  await expect(page.getByText('User must not be empty')).toBeVisible();
  await field(page, 'Importance').fill('0.8');
  await field(page, 'User').last().fill('ada');
  await save(page).click();
  await expect(facts(page).getByRole('listitem').first()).toContainText('Ada likes tea.');
  await expect(nav(page).getByRole('link', { name: 'Memory 1' })).toBeVisible();

  await page.getByRole('searchbox', { name: 'Search facts' }).fill('TEA');
  await expect(facts(page).getByRole('listitem')).toHaveCount(1);
  await facts(page).getByRole('link').click();
  await field(page, 'Fact').fill('Ada likes green tea.');
  await save(page).click();
  await expect(saved(page)).toBeVisible();
  await page.getByRole('link', { name: 'All facts' }).click();
  await expect(facts(page).getByRole('listitem')).toContainText('green tea');
  await expect(facts(page).getByRole('listitem')).toContainText('importance 0.8');

  await facts(page).getByRole('link').click();
  await page.getByRole('region', { name: 'Edit fact' }).getByRole('button', { name: 'Delete…' }).click();
  const sheet = dialog(page, /^Delete fact/);
  await sheet.getByRole('button', { name: 'Delete fact' }).click();
  await expect(sheet.getByRole('region', { name: /^Receipt: Deleted Ada/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(nav(page).getByRole('link', { name: 'Memory 0' })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search facts' }).fill('');
  await expect(facts(page).getByRole('listitem')).toHaveCount(1);
});

test('facts come in fifties; two tabs that edit one do not overwrite each other', async ({
  page,
  context,
  api,
}) => {
  const at = await place(api);
  const many = Array.from({ length: 60 }, (_, index) => ({ content: `Fact ${index}`, user_id: 'ada' }));
  await learn(api, at, ...many);
  await open(page, `${at.address}&section=memory`);
  await expect(facts(page).getByRole('listitem')).toHaveCount(50);
  await page.getByRole('button', { name: 'Load more' }).last().click();
  await expect(facts(page).getByRole('listitem')).toHaveCount(60);
  await facts(page).getByRole('link', { name: 'Fact 59', exact: true }).click();
  await expect(field(page, 'Fact')).toHaveValue('Fact 59');
  const second = await context.newPage();
  await open(second, page.url());
  await field(second, 'Fact').fill('Theirs');
  await save(second).click();
  await expect(saved(second)).toBeVisible();
  await field(page, 'Fact').fill('Mine');
  await save(page).click();
  const conflict = page.getByRole('alert').filter({ hasText: 'Fact was changed by somebody else' });
  await expect(conflict).toContainText('Theirs');
  await conflict.getByRole('button', { name: 'Take theirs' }).click();
  await expect(field(page, 'Fact')).toHaveValue('Theirs');
});

test('a chosen user narrows states and memory; a member may do all of it', async ({ enter, api }) => {
  const at = await place(api);
  await write(api, at, { key: 'weather', value: 'rain' });
  await write(api, at, { key: 'room', value: '12', scope: 'user', user_id: 'ada' });
  await write(api, at, { key: 'room', value: '14', scope: 'user', user_id: 'bob' });
  await learn(
    api,
    at,
    { content: 'Ada likes tea.', user_id: 'ada' },
    { content: 'Bob rows.', user_id: 'bob' },
  );
  const { page, context } = await enter(null);
  await signIn(context, 'member');
  await open(page, `${at.address}&section=users`);
  await page.getByRole('table', { name: 'Users' }).getByRole('link', { name: 'ada', exact: true }).click();
  await expect(page).toHaveURL(/[?&]user=ada/);
  await expect(page.getByRole('group', { name: 'Scope' }).getByRole('textbox')).toHaveValue('ada');
  await nav(page)
    .getByRole('link', { name: /^States/ })
    .click();
  await expect(page.getByText('Global states and those of ada only.')).toBeVisible();
  await expect(states(page).getByRole('row')).toHaveCount(3);
  await expect(states(page)).not.toContainText('bob');
  await nav(page)
    .getByRole('link', { name: /^Memory/ })
    .click();
  await expect(facts(page).getByRole('listitem')).toHaveCount(1);
  await page.getByRole('link', { name: 'New fact' }).click();
  await expect(field(page, 'User').last()).toHaveValue('ada');
  await field(page, 'Fact').fill('Ada sails.');
  await save(page).click();
  await expect(facts(page).getByRole('listitem')).toHaveCount(2);
  await page.getByRole('link', { name: 'Show all users' }).click();
  await expect(facts(page).getByRole('listitem')).toHaveCount(3);
});
