import path from 'node:path';
import type { Page } from '@playwright/test';
import { Api, unique } from './support/api';
import { answers, open } from './support/pages';
import { freePorts } from './support/ports';
import { type Product, startProduct } from './support/product';
import { SlowModel } from './support/slow-model';
import { expect, test } from './support/test';
import { world } from './support/world';

/** A copy of its own with a model that answers word by word, so that there is something to wait for. */
test.describe.configure({ mode: 'default', timeout: 120_000 });
test.use({ role: null });

const model = new SlowModel();
let product: Product;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  const [port = 0] = await freePorts(1);
  const { folder, logFile, clerk } = world();
  product = await startProduct({
    port,
    dataDir: path.join(folder, 'chat-data'),
    logFile: logFile.replace('.log', '-chat.log'),
    env: {
      ...clerk,
      CLERK_AUTHORIZED_PARTIES: `${world().origin},http://localhost:${port}`,
      CHAT_BASE_URL: await model.open(),
      CHAT_MODEL: 'slow',
    },
  });
});

const { paceMs } = model;
test.afterEach(() => {
  model.paceMs = paceMs;
});

test.afterAll(async () => {
  await product?.stop();
  await model.close();
});

const dock = (page: Page) => page.getByRole('complementary', { name: /^Chat with/ });
const field = (page: Page) => page.getByRole('textbox', { name: 'Message' });
const turn = (page: Page, number: number) =>
  page.getByRole('article', { name: `Turn ${number}`, exact: true });
const said = (page: Page) => page.getByRole('region', { name: 'Conversation', exact: true });
const stop = (page: Page) => page.getByRole('button', { name: 'Stop', exact: true });

const CHAT = /\/api\/chat\?/;

/** Opens the profile of a new agent. */
async function create(page: Page): Promise<string> {
  const api = new Api('admin', undefined, product.origin);
  const { agent_id: id } = await api.createAgent({ name: unique('Chatty') });
  await open(page, `/agents/${id}/profile`);
  return id;
}

async function openDock(page: Page): Promise<void> {
  await page.keyboard.press('Control+j');
  await expect(field(page)).toBeFocused();
}

async function ask(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await field(page).press('Enter');
}

/** In the menu of the conversations. */
async function choose(page: Page, name: string): Promise<void> {
  await dock(page).getByRole('button', { name: 'Conversations' }).click();
  await page.getByRole('menuitem', { name }).click();
}

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

test('an answer streams into the dock, with its figures and what ran', async ({ enter }) => {
  model.paceMs *= 4;
  const { page } = await enter('admin', product.origin);
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
  const { page } = await enter('admin', product.origin);
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
  const { page } = await enter('admin', product.origin);
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
  const { page } = await enter('admin', product.origin);
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
  const { page } = await enter('admin', product.origin);
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
  const { page } = await enter('admin', product.origin);
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

test('Retry says again what was refused, whatever stands in the field', async ({ enter, watched }) => {
  watched.allow(/ERR_CONNECTION_REFUSED/);
  const { page } = await enter('admin', product.origin);
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

test('a message that the server takes late leaves alone what is shown and written by then', async ({
  enter,
}) => {
  const { page } = await enter('admin', product.origin);
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

  await page.goto(`${product.origin}/agents/${id}/chat`);
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
  const { page } = await enter('admin', product.origin);
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
  const { page } = await enter('admin', product.origin);
  const id = await create(page);
  await page.goto(`${product.origin}/agents/${id}/tools?new=1`);
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

test('the dock is used by keyboard alone and gives the focus back', async ({ enter }) => {
  const { page } = await enter('admin', product.origin);
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
