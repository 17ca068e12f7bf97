import { expectAccessibleEverywhere } from './support/accessible';
import { expect, test } from './support/test';

test.use({ role: null });

for (const [path, operations] of [
  ['/api/v1/docs', ['List agents', 'Reset an instance', 'Create an API key']],
  ['/api/troupe/v1/docs', ['List what was changed, newest first', 'Add the sample agents']],
] as const) {
  test(`${path} is read by keyboard and loads nothing from elsewhere`, async ({ page, keyboard }) => {
    test.setTimeout(300_000);
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
    for (const name of operations) {
      await page.goto(path);
      const link = page
        .getByRole('navigation', { name: 'Operations' })
        .getByRole('link', { name, exact: true });
      await keyboard.activate(link);
      const article = page.getByRole('article', { name, exact: true });
      await expect(article.getByRole('heading', { name, exact: true })).toBeInViewport();
      await expect(article).toContainText('curl');
    }
    expect(loaded.filter((each) => each !== path && !each.startsWith('/favicon'))).toEqual([]);
    await expectAccessibleEverywhere(page, path, [1440, 320]);
  });
}

test('the document lists every operation that the page shows', async ({ page }) => {
  const document: { paths: Record<string, Record<string, { summary?: string }>> } = await (
    await page.request.get('/api/v1/openapi.json')
  ).json();
  const summaries = Object.values(document.paths).flatMap((item) =>
    Object.values(item).flatMap(({ summary }) => summary ?? []),
  );
  expect(summaries.length).toBeGreaterThan(20);
  await page.goto('/api/v1/docs');
  const shown = await page.getByRole('main').getByRole('heading', { level: 3 }).allTextContents();
  expect(shown.sort()).toEqual(summaries.sort());
});
