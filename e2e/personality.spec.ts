import type { Locator, Page } from '@playwright/test';
import { type Personality, personalityReply } from '@/lib/contract/personality';
import { expectAccessibleEverywhere } from './support/accessible';
import { type Api, unique } from './support/api';
import { open } from './support/pages';
import { expect, test } from './support/test';

const BIG5 = {
  openness: 0.6,
  conscientiousness: 0.5,
  extraversion: 0.4,
  agreeableness: 0.7,
  neuroticism: 0.2,
};

const slider = (page: Page, name: string) => page.getByRole('slider', { name, exact: true });
const field = (page: Page, name: string) => page.getByRole('textbox', { name: `${name} in numbers` });
const strip = (page: Page, chart: string, score: string) =>
  page.getByRole('figure', { name: chart }).getByRole('listitem').filter({ hasText: score });
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true });
const saved = (page: Page) => page.getByText(/^Saved \d\d:\d\d$/);
const glyph = (page: Page, text: string) => page.getByRole('img', { name: `Personality: ${text}` });

async function create(api: Api, word: string, scores: object = { big5: BIG5 }): Promise<string> {
  const response = await api.send('POST', '/api/v1/agents', { name: unique(word), ...scores });
  const { agent_id: id }: { agent_id: string } = await response.json();
  return id;
}

async function personalityOf(api: Api, id: string): Promise<Personality> {
  const response = await api.send('GET', `/api/v1/agents/${id}/personality`);
  return personalityReply.parse(await response.json());
}

async function put(api: Api, id: string, body: object): Promise<void> {
  expect((await api.send('PUT', `/api/v1/agents/${id}/personality`, body)).status).toBe(200);
}

/** Drags the thumb of a slider from where it is to a part of the way. */
async function drag(target: Locator, page: Page, from: number, to: number): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error('The slider is not drawn.');
  // The thumb's centre stays half its width away from both ends.
  const x = (part: number) => box.x + 8 + part * (box.width - 16);
  const y = box.y + box.height / 2;
  await page.mouse.move(x(from), y);
  await page.mouse.down();
  await page.mouse.move(x(to), y, { steps: 8 });
  await page.mouse.up();
}

test('moves a trait by pointer; charts, numbers, aspects and the header follow, and the change is kept', async ({
  page,
  api,
}) => {
  const id = await create(api, 'Pointer');
  await open(page, `/agents/${id}/personality`);
  await expect(glyph(page, 'openness 60, conscientiousness 50, extraversion 40')).toBeVisible();
  await drag(slider(page, 'Openness'), page, 0.6, 0.85);
  const points = Number(await slider(page, 'Openness').inputValue());
  expect(points).toBeGreaterThan(75);
  await expect(field(page, 'Openness')).toHaveValue(String(points));
  await expect(strip(page, 'Traits', 'Openness')).toContainText(`${points}, draft, live 60`);
  await expect(page.getByRole('img', { name: 'The traits as one shape' })).toHaveAccessibleName(
    new RegExp(`Openness ${points}, draft, live 60`),
  );
  const row = page.getByRole('table', { name: 'Traits in numbers' }).getByRole('row', { name: /Openness/ });
  await expect(row).toContainText(`+${points - 60} ${points}`);
  // Derived while the trait moves; conscientiousness in the middle tips nothing.
  await expect(field(page, 'Intellect')).toHaveValue(String(points));
  await expect(page.getByText('Draft · 1 change')).toBeVisible();
  await page.getByRole('button', { name: 'See', exact: true }).click();
  const changes = page.getByRole('region', { name: 'Unsaved changes' });
  await expect(changes).toContainText(`Openness 60 → ${points}`);
  await expect(changes).toContainText(`Intellect 60 → ${points} +${points - 60}, derived`);

  await save(page).click();
  await expect(saved(page)).toBeVisible();
  await expect(glyph(page, `openness ${points}, conscientiousness 50`)).toBeVisible();
  const { profile, evolution } = await personalityOf(api, id);
  expect(profile.big5.openness.score).toBe(points / 100);
  expect(profile.dimensions.aesthetic).toBeCloseTo(points / 100, 9);
  expect(evolution?.filter(({ old_value }) => old_value === 0.6).map(({ trait_name }) => trait_name)).toEqual(
    ['openness', 'intellect', 'aesthetic'],
  );
  await expect(strip(page, 'Scores over time', 'Openness')).toContainText(
    `${points}, changed 2 times, from 50`,
  );
  await expect(page.getByRole('table', { name: 'Changes of scores' }).getByRole('row').nth(1)).toContainText(
    `Openness60${points}+${points - 60}set`,
  );
});

test('sets scores by keyboard, refuses what is no score, and derives aspects again', async ({
  page,
  keyboard,
  api,
}) => {
  const id = await create(api, 'Keyboard');
  await open(page, `/agents/${id}/personality`);
  const openness = slider(page, 'Openness');
  await keyboard.tabTo(openness);
  await expect(openness).toHaveAttribute('aria-valuetext', '60');
  await keyboard.press('PageUp', 'ArrowRight', 'ArrowUp');
  await expect(openness).toHaveAttribute('aria-valuetext', '72, draft, live 60');
  await keyboard.press('Home');
  await expect(openness).toHaveValue('0');
  await keyboard.press('PageDown', 'End');
  await expect(openness).toHaveValue('100');
  await keyboard.press('PageDown', 'PageDown', 'ArrowLeft');
  await expect(openness).toHaveValue('79');

  await keyboard.tabTo(field(page, 'Conscientiousness'));
  for (const wrong of ['120', 'many', '-4', 'NaN', '']) {
    await keyboard.press('Control+a', 'Delete');
    await keyboard.type(wrong);
    await expect(page.getByText('Enter a number from 0 to 100.')).toBeVisible();
    await keyboard.press('Control+s');
    await expect(field(page, 'Conscientiousness')).toHaveValue(wrong);
  }
  await keyboard.type('33,5');
  await expect(slider(page, 'Conscientiousness')).toHaveValue('34');
  await expect(page.getByText('Enter a number from 0 to 100.')).toBeHidden();

  const compassion = slider(page, 'Compassion');
  await keyboard.tabTo(compassion);
  await keyboard.press('End');
  const derive = page.getByRole('button', { name: 'Derive the aspects of Agreeableness again' });
  await expect(page.getByText('set by hand', { exact: true })).toHaveCount(1);
  await keyboard.tabTo(derive, 'Shift+Tab');
  await keyboard.press('Enter');
  await expect(page.getByText('set by hand', { exact: true })).toHaveCount(0);
  await keyboard.tabTo(compassion);
  await keyboard.press('Home', 'PageUp');
  await keyboard.press('Control+s');
  await expect(saved(page)).toBeVisible();
  const { profile } = await personalityOf(api, id);
  expect(profile.big5.openness.score).toBe(0.79);
  expect(profile.big5.conscientiousness.score).toBe(0.335);
  expect(profile.dimensions.compassion).toBe(0.1);
  await expect(page.getByText('set by hand', { exact: true })).toHaveCount(1);

  await keyboard.tabTo(page.getByRole('button', { name: 'Derive all again' }), 'Shift+Tab');
  await keyboard.press('Enter', 'Control+s');
  await expect(page.getByText('No unsaved changes').or(saved(page))).toBeVisible();
  await expect
    .poll(async () => (await personalityOf(api, id)).profile.dimensions.compassion)
    .toBeGreaterThan(0.6);
});

test('a draft survives a reload, is discarded, and the discarding undone', async ({ page, api }) => {
  const id = await create(api, 'Draft');
  await open(page, `/agents/${id}/personality`);
  await field(page, 'Extraversion').fill('81');
  await field(page, 'Volatility').fill('5');
  await expect(page.getByText('Draft · 2 changes')).toBeVisible();
  await page.reload();
  await expect(page.getByText(/^Recovered draft from/)).toBeVisible();
  await expect(slider(page, 'Extraversion')).toHaveValue('81');
  await expect(slider(page, 'Volatility')).toHaveValue('5');
  await page.getByRole('button', { name: 'Discard' }).last().click();
  await expect(slider(page, 'Extraversion')).toHaveValue('40');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(slider(page, 'Extraversion')).toHaveValue('81');
  expect((await personalityOf(api, id)).profile.big5.extraversion.score).toBe(0.4);
});

test('two tabs: the second is told what changed, and a score that only one of them changed is kept', async ({
  page,
  context,
  api,
}) => {
  const id = await create(api, 'Two tabs');
  const other = await context.newPage();
  await open(page, `/agents/${id}/personality`);
  await open(other, `/agents/${id}/personality`);
  await field(page, 'Openness').fill('90');
  await field(page, 'Neuroticism').fill('44');
  await field(other, 'Openness').fill('10');
  await field(other, 'Extraversion').fill('77');
  await save(other).click();
  await expect(saved(other)).toBeVisible();

  await save(page).click();
  const conflict = page.getByRole('alert').filter({ hasText: 'Openness was changed by somebody else' });
  await expect(conflict).toContainText('10');
  await expect(field(page, 'Openness')).toHaveValue('90');
  await expect(field(page, 'Extraversion')).toHaveValue('77');
  expect((await personalityOf(api, id)).profile.big5.openness.score).toBe(0.1);
  await conflict.getByRole('button', { name: 'Keep mine' }).click();
  await save(page).click();
  await expect(saved(page)).toBeVisible();
  const { big5 } = (await personalityOf(api, id)).profile;
  expect([big5.openness.score, big5.neuroticism.score, big5.extraversion.score]).toEqual([0.9, 0.44, 0.77]);
});

test('aspects that somebody set by hand meanwhile are not derived away', async ({ page, api }) => {
  const id = await create(api, 'By hand');
  await open(page, `/agents/${id}/personality`);
  await field(page, 'Openness').fill('90');
  const { dimensions } = (await personalityOf(api, id)).profile;
  await put(api, id, { dimensions: { ...dimensions, politeness: 0.01 } });
  await save(page).click();
  await expect(saved(page)).toBeVisible();
  const { profile } = await personalityOf(api, id);
  expect(profile.dimensions.politeness).toBe(0.01);
  expect(profile.dimensions.intellect).toBeCloseTo(0.9, 9);
  await expect(field(page, 'Politeness')).toHaveValue('1');
});

test('an agent without scores says so, and gets a glyph with its first', async ({ page, api }) => {
  const id = await create(api, 'Unknown', {});
  await open(page, `/agents/${id}/personality`);
  await expect(page.getByText('No scores were set yet')).toBeVisible();
  await expect(page.getByText('No score has changed yet.')).toBeVisible();
  await slider(page, 'Neuroticism').fill('0');
  await save(page).click();
  await expect(saved(page)).toBeVisible();
  await expect(glyph(page, 'openness 50, conscientiousness 50, extraversion 50')).toBeVisible();
  await expect(page.getByText('No scores were set yet')).toBeHidden();
});

test('a fork shows its parent beside itself', async ({ page, api }) => {
  // A look at four screens takes its time.
  test.setTimeout(120_000);
  const id = await create(api, 'Parent');
  const response = await api.send('POST', `/api/v1/agents/${id}/fork`, {});
  const { agent_id: child }: { agent_id: string } = await response.json();
  await expect
    .poll(async () => (await api.send('GET', `/api/v1/agents/${child}`)).status, { timeout: 30_000 })
    .toBe(200);
  await open(page, `/agents/${child}/personality`);
  await expect(page.getByText(/^Parent: Parent /).first()).toBeVisible();
  await slider(page, 'Openness').focus();
  await page.keyboard.press('PageUp');
  await expect(slider(page, 'Openness')).toHaveAttribute('aria-valuetext', '70, draft, live 60, parent 60');
  await expect(strip(page, 'Traits', 'Openness')).toContainText('70, draft, live 60, parent 60');
  await expectAccessibleEverywhere(page, 'a personality with draft and parent', [1440, 320]);
});

test('Wren’s scores contradict the prompt, and the evolution says since when', async ({ page, api }) => {
  const { agent_id: id } = await api.getAgent('Wren');
  await open(page, `/agents/${id}/personality`);
  await expect(strip(page, 'Scores over time', 'Extraversion')).toContainText('92, changed 3 times, from 18');
  await page.getByLabel('Show', { exact: true }).selectOption('aspects of Extraversion');
  await expect(page.getByRole('figure', { name: 'Scores over time' }).getByRole('listitem')).toHaveCount(2);
  await page.getByRole('button', { name: 'Show all 40' }).click();
  await expect(page.getByRole('table', { name: 'Changes of scores' }).getByRole('row')).toHaveCount(41);
});
