import type { Page } from '@playwright/test';
import { holdActionsFrom } from './support/held-actions';
import { answers } from './support/pages';
import { ask, choose, dock, field, openDock, said, slowChat, turn } from './support/slow-chat';
import { expect, test } from './support/test';

/** What is not sent, is refused or is taken late. */
test.describe.configure({ mode: 'default', timeout: 120_000 });
test.use({ role: null });

const { model, origin, create } = slowChat('unsent');

const CHAT = /\/api\/chat\?/;

/** The next message gets to the server when what this answers is called. */
async function holdNext(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(
    CHAT,
    async (route) => {
      await released;
      await route.continue();
    },
    { times: 1 },
  );
  return release;
}

test('Retry says again what was refused, whatever stands in the field', async ({ enter, watched }) => {
  watched.allow(/ERR_CONNECTION_REFUSED/);
  const { page } = await enter('admin', origin());
  await create(page);
  await openDock(page);
  await ask(page, 'asked before');
  await expect(turn(page, 1)).toHaveAttribute('aria-busy', 'false');
  await field(page).fill('half written');
  const asked = model.asked.length;
  await page.route(CHAT, (route) => route.abort('connectionrefused'));
  await turn(page, 1).getByRole('button', { name: 'Regenerate' }).click();
  const notice = page.getByRole('alert').filter({ hasText: 'The message was not sent' });
  await expect(notice).toBeVisible();
  await expect(notice).not.toContainText('Your text is still here.');
  await page.unroute(CHAT);
  await notice.getByRole('button', { name: 'Retry' }).click();
  await expect(notice).toBeHidden();
  await expect.poll(() => model.asked.slice(asked)).toEqual(['asked before']);
  await expect(turn(page, 1)).toHaveAttribute('aria-busy', 'false');
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(field(page)).toHaveValue('half written');
});

test('a message written before the conversation is read comes after it', async ({ enter }) => {
  const { page } = await enter('admin', origin());
  await create(page);
  await openDock(page);
  for (const [number, text] of ['one', 'two'].entries()) {
    await ask(page, text);
    await expect(turn(page, number + 1)).toHaveAttribute('aria-busy', 'false');
  }
  const { release } = await holdActionsFrom(page, 1);
  await page.reload();
  await answers(page);
  await expect(said(page)).toContainText('Reading the conversation');
  const asked = model.asked.length;
  await ask(page, 'three');
  await expect(field(page)).toHaveAttribute('readonly', '');
  expect(model.asked).toHaveLength(asked);
  await release();
  await expect(turn(page, 3)).toContainText('You said three.');
  await expect(turn(page, 3)).toHaveAttribute('aria-busy', 'false');
  await expect(page.getByRole('article')).toHaveCount(3);
  await expect(field(page)).toHaveValue('');
});

test('a message that the server takes late leaves alone what is shown and written by then', async ({
  enter,
}) => {
  const { page } = await enter('admin', origin());
  const id = await create(page);
  await openDock(page);
  let release = await holdNext(page);
  await ask(page, 'taken late');
  await choose(page, 'New conversation');
  await field(page).fill('written meanwhile');
  let asked = model.asked.length;
  release();
  await expect.poll(() => model.asked.length).toBe(asked + 1);
  await choose(page, 'taken late');
  await expect(turn(page, 1)).toHaveAttribute('aria-busy', 'false');
  await expect(field(page)).toHaveValue('written meanwhile');

  release = await holdNext(page);
  await field(page).press('Enter');
  await page.getByRole('button', { name: 'Close the chat' }).click();
  await expect(dock(page)).toBeHidden();
  asked = model.asked.length;
  release();
  await expect.poll(() => model.asked.length).toBe(asked + 1);
  await page.keyboard.press('Control+j');
  await expect(turn(page, 2)).toHaveAttribute('aria-busy', 'false');
  await expect(field(page)).toHaveValue('');

  await page.goto(`${origin()}/agents/${id}/chat`);
  await answers(page);
  await page.getByRole('button', { name: 'New', exact: true }).click();
  release = await holdNext(page);
  await ask(page, 'left at once');
  await page.getByRole('list', { name: 'Conversations' }).getByRole('link').click();
  await expect(turn(page, 2)).toBeVisible();
  const address = page.url();
  asked = model.asked.length;
  release();
  await expect.poll(() => model.asked.length).toBe(asked + 1);
  await expect(page.getByRole('list', { name: 'Conversations' })).toContainText('left at once');
  await expect(page).toHaveURL(address);
  await expect(turn(page, 2)).toBeVisible();
});

test('a text that is not sent survives a reload, and a message that is too long says so', async ({
  enter,
}) => {
  const { page } = await enter('admin', origin());
  await create(page);
  await openDock(page);
  await field(page).fill('half a thou');
  await page.reload();
  await answers(page);
  await expect(field(page)).toHaveValue('half a thou');
  await field(page).fill('x'.repeat(200_000));
  await expect(
    page.getByText('The message has 200,000 characters; at most 100,000 can be sent.'),
  ).toBeVisible();
  await field(page).press('Enter');
  await expect(page.getByRole('article')).toHaveCount(0);
  await expect(field(page)).not.toHaveValue('');
});

test('a tool call is answered by hand, and by the answer that is saved with the tool', async ({ enter }) => {
  const { page } = await enter('admin', origin());
  const id = await create(page);
  await page.goto(`${origin()}/agents/${id}/tools?new=1`);
  await page.getByRole('textbox', { name: 'Name' }).fill('weather');
  await page.getByRole('textbox', { name: 'Description' }).fill('Says the weather.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'weather' })).toBeVisible();
  await openDock(page);
  await ask(page, 'call weather {"city":"Bath"}');
  await expect(turn(page, 1).getByRole('list', { name: 'Tool calls' })).toContainText('"city": "Bath"');
  const answer = page.getByRole('textbox', { name: 'Answer of weather' });
  await answer.fill('Rain.');
  await answer.press('Escape');
  await page.reload();
  await answers(page);
  await expect(answer).toHaveValue('Rain.');
  await page.getByRole('button', { name: 'Save with the tool' }).click();
  await expect(page.getByRole('button', { name: 'Send the answer' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(said(page)).toBeFocused();
  await expect(turn(page, 2)).toContainText('weather answered Rain.');
  await expect(turn(page, 2)).toContainText('The tool said');
  await expect(turn(page, 2)).toHaveAttribute('aria-busy', 'false');

  await ask(page, 'call weather {"city":"York"}');
  await expect(answer).toHaveValue('Rain.');
  await expect(page.getByText('The answer that is saved with the tool.')).toBeVisible();
  await page.getByRole('button', { name: 'Send the answer' }).click();
  await expect(turn(page, 4)).toContainText('weather answered Rain.');
});
