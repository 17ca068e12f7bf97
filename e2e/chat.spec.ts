import type { Page } from '@playwright/test';
import { answers } from './support/pages';
import { ask, choose, dock, field, openDock, said, slowChat, turn } from './support/slow-chat';
import { expect, test } from './support/test';

test.describe.configure({ mode: 'default', timeout: 120_000 });
test.use({ role: null });

const { model, origin, create } = slowChat('chat');

const stop = (page: Page) => page.getByRole('button', { name: 'Stop', exact: true });

test('an answer streams into the dock, with its figures and what ran', async ({ enter }) => {
  model.paceMs *= 4;
  const { page } = await enter('admin', origin());
  await create(page);
  await openDock(page);
  await expect(dock(page)).toContainText('Nothing is unsaved: draft and saved are the same.');
  await ask(page, 'hello there');
  const first = turn(page, 1);
  await expect(first).toHaveAttribute('aria-busy', 'true');
  await expect(first).toContainText('You said');
  await expect(first).not.toContainText('Every word');
  await expect(first).toContainText('You said hello there. It was heard. Every word of it was.');
  await expect(first).toHaveAttribute('aria-busy', 'false');
  await expect(first).toContainText(/first token \d/);
  await expect(first).toContainText('tokens out 3');
  await expect(first).toContainText('slow');
  await expect(field(page)).toHaveValue('');
  await first.getByRole('button', { name: 'What ran' }).click();
  await expect(page.getByRole('tabpanel')).toContainText('as saved');
  await page.getByRole('tab', { name: 'Frames' }).click();
  await expect(page.getByRole('tabpanel')).toContainText('"content":"You "');
  await page.getByRole('tab', { name: 'Context sent' }).click();
  await expect(page.getByRole('region', { name: 'The context that was sent' })).toContainText('Chatty');

  const back = page.getByRole('button', { name: 'Back to the conversation' });
  await back.click();
  const opener = first.getByRole('button', { name: 'What ran' });
  await expect(opener).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(back).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(opener).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dock(page)).toBeHidden();
});

test('what is said is read out sentence by sentence', async ({ enter }) => {
  const { page } = await enter('admin', origin());
  await create(page);
  await openDock(page);
  const said: string[] = [];
  await page.exposeFunction('noteSaid', (text: string) => said.push(text));
  const log = page.getByRole('log');
  await log.evaluate((element) => {
    const note = Reflect.get(window, 'noteSaid');
    new MutationObserver(() => note(element.textContent)).observe(element, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  await ask(page, 'read this');
  await expect(turn(page, 1)).toHaveAttribute('aria-busy', 'false');
  await expect.poll(() => said).toContain('It was heard.');
  await expect.poll(() => said.at(-1)).toContain('Answer complete.');
  expect(said.filter((text) => text.includes('It was heard.'))).toHaveLength(1);
});

test('Stop stops the model and says that it did', async ({ enter }) => {
  const { page } = await enter('admin', origin());
  await create(page);
  await openDock(page);
  await ask(page, 'slow please');
  await expect(turn(page, 1)).toContainText('and on');
  const before = model.closed;
  await stop(page).click();
  await expect(turn(page, 1)).toContainText('Stopped');
  await expect(said(page)).toBeFocused();
  await expect(turn(page, 1)).toContainText('Upstream confirmed it.');
  await expect.poll(() => model.closed).toBe(before + 1);
  await expect(turn(page, 1)).toContainText('and on');
});

test('an answer goes on while the page is left, and is there after tabs, reload and return', async ({
  enter,
}) => {
  const { page } = await enter('admin', origin());
  await create(page);
  await openDock(page);
  await ask(page, 'slow again');
  await expect(turn(page, 1)).toContainText('and on and on');
  await page.getByRole('navigation', { name: 'Agent' }).getByRole('link', { name: 'Tools' }).click();
  await expect(page).toHaveURL(/\/tools/);
  await expect(turn(page, 1)).toHaveAttribute('aria-busy', 'true');

  await page.reload();
  await answers(page);
  await expect(turn(page, 1)).toHaveAttribute('aria-busy', 'true');
  const length = async () => (await turn(page, 1).textContent())?.length ?? 0;
  const before = await length();
  await expect.poll(length).toBeGreaterThan(before + 20);
  // From its beginning, without a gap and without a word twice.
  await expect(turn(page, 1)).toContainText(/Slowly\. (and on )+/);

  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect(turn(other, 1)).toHaveAttribute('aria-busy', 'true');
  await stop(other).click();
  await expect(turn(other, 1)).toContainText('Stopped');
  await expect(turn(page, 1)).toContainText('Stopped');
});

test('a message is edited and sent again, and an answer made anew', async ({ enter }) => {
  const { page } = await enter('admin', origin());
  await create(page);
  await openDock(page);
  for (const [index, text] of ['one', 'two', 'three'].entries()) {
    await ask(page, text);
    await expect(turn(page, index + 1)).toContainText(`You said ${text}.`);
    await expect(turn(page, index + 1)).toHaveAttribute('aria-busy', 'false');
  }
  await turn(page, 2).getByRole('button', { name: 'Edit and send again' }).click();
  await expect(field(page)).toHaveValue('two');
  await expect(dock(page)).toContainText('Sending it also replaces the turn after it.');
  await field(page).press('Escape');
  await expect(field(page)).toHaveValue('');
  await expect(dock(page)).toBeVisible();

  await turn(page, 2).getByRole('button', { name: 'Edit and send again' }).click();
  await ask(page, 'zwei');
  await expect(turn(page, 2)).toContainText('You said zwei.');
  await expect(turn(page, 3)).toBeHidden();
  await expect(turn(page, 2)).toHaveAttribute('aria-busy', 'false');
  const asked = model.asked.length;
  await turn(page, 2).getByRole('button', { name: 'Regenerate' }).click();
  await expect.poll(() => model.asked.length).toBeGreaterThan(asked);
  await expect(turn(page, 2)).toHaveAttribute('aria-busy', 'false');
  await expect(page.getByRole('article')).toHaveCount(2);

  // Another conversation has no turn that could be written anew.
  await turn(page, 1).getByRole('button', { name: 'Edit and send again' }).click();
  await expect(dock(page)).toContainText('Turn 1 is written anew.');
  await page.getByRole('button', { name: 'Cancel the edit' }).click();
  await expect(field(page)).toBeFocused();
  await turn(page, 1).getByRole('button', { name: 'Edit and send again' }).click();
  await choose(page, 'New conversation');
  await expect(page.getByRole('article')).toHaveCount(0);
  await expect(dock(page)).not.toContainText('is written anew');
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeVisible();
});

test('a double Enter sends once, and a failed answer keeps the message for a retry', async ({ enter }) => {
  const { page } = await enter('admin', origin());
  await create(page);
  await openDock(page);
  const asked = model.asked.length;
  await field(page).fill('only once');
  await field(page).press('Enter');
  await field(page).press('Enter');
  await expect(turn(page, 1)).toContainText('You said only once.');
  await expect(turn(page, 1)).toHaveAttribute('aria-busy', 'false');
  expect(model.asked.slice(asked).filter((text) => text === 'only once')).toHaveLength(1);
  await ask(page, 'fail now');
  await expect(turn(page, 2)).toContainText('Failed');
  await expect(turn(page, 2)).toContainText('fail now');
  await turn(page, 2).getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByRole('article')).toHaveCount(2);
  await expect(said(page)).toBeFocused();
});

test('the dock is used by keyboard alone and gives the focus back', async ({ enter }) => {
  const { page } = await enter('admin', origin());
  await create(page);
  const opener = page.getByRole('button', { name: 'Chat', exact: true });
  await opener.focus();
  await page.keyboard.press('Enter');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('line one');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('line two');
  await page.keyboard.press('Enter');
  await expect(turn(page, 1)).toContainText('line one\nline two');
  await page.keyboard.press('Escape');
  await expect(dock(page)).toBeHidden();
  await expect(opener).toBeFocused();
  await page.keyboard.press('Control+j');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Control+j');
  await expect(dock(page)).toBeHidden();
});
