import { mintToken } from './support/identity';
import { open } from './support/pages';
import { expect, test } from './support/test';
import { world } from './support/world';

const missing = '/agents/00000000-0000-4000-8000-000000000000/profile';

for (const path of ['/agents', '/activity', '/settings', missing, '/no/such/place', '/sign-in']) {
  test(`${path} runs only the scripts of its own nonce`, async ({ page, watched }) => {
    if (path === missing || path.startsWith('/no')) watched.allow(/status of 404/);
    const response = await page.goto(path);
    const headers = response?.headers() ?? {};
    const policy = headers['content-security-policy'] ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(nonce.length).toBeGreaterThan(15);
    const scriptSource = /script-src[^;]*/.exec(policy)?.[0] ?? '';
    expect(scriptSource).toContain("'strict-dynamic'");
    expect(scriptSource).not.toContain("'unsafe-eval'");
    const html = (await response?.text()) ?? '';
    const tags = html.match(/<script\b[^>]*>/g) ?? [];
    expect(tags.length).toBeGreaterThan(3);
    expect(tags.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
    const other = await page.request.get(path);
    expect(other.headers()['content-security-policy']).not.toContain(nonce);
  });

  test(`${path} sends the security headers`, async ({ page }) => {
    const headers = (await page.request.get(path)).headers();
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toMatch(/^(no-referrer|same-origin|strict-origin-when-cross-origin)$/);
    const policy = headers['content-security-policy'] ?? '';
    expect(headers['x-frame-options'] ?? policy).toMatch(/DENY|SAMEORIGIN|frame-ancestors '(none|self)'/);
    expect(headers['x-powered-by']).toBeUndefined();
  });
}

test('no page holds a secret', async ({ page }) => {
  const { password, clerk } = world();
  for (const path of ['/agents', '/settings', '/sign-in']) {
    const html = await (await page.request.get(path)).text();
    for (const secret of [password, clerk.CLERK_SECRET_KEY ?? '', clerk.CLERK_API_URL ?? '']) {
      expect(secret.length).toBeGreaterThan(8);
      expect(html).not.toContain(secret);
    }
  }
});

test('an action from another origin is refused', async ({ page, api }) => {
  const { agent_id: id } = await api.createAgent({ name: `Foreign origin ${Date.now()}` });
  await open(page, '/agents');
  const row = page.getByRole('row').filter({ hasText: 'Foreign origin' }).first();
  const sent = page.waitForRequest(
    (request) => request.method() === 'POST' && 'next-action' in request.headers(),
  );
  await row.getByRole('button', { name: /^Actions for/ }).click();
  await page.getByRole('menuitem', { name: 'Deactivate' }).click();
  const request = await sent;
  await expect.poll(async () => (await api.getAgent(id)).is_active).toBe(false);
  await api.send('PATCH', `/api/v1/agents/${id}/status`, { is_active: true });

  const headers = { ...(await request.allHeaders()), origin: 'http://evil.test' };
  const { 'content-length': _, ...replayed } = Object.fromEntries(
    Object.entries(headers).filter(([name]) => !name.startsWith(':')),
  );
  const reply = await page.request.post(request.url(), { headers: replayed, data: request.postData() ?? '' });
  expect(reply.status()).toBeGreaterThanOrEqual(400);
  expect((await api.getAgent(id)).is_active).toBe(true);
});

test('the API takes neither a cookie nor another origin’s page', async ({ page }) => {
  await open(page, '/agents');
  const withCookies = await page.request.get('/api/v1/agents');
  expect(withCookies.status()).toBe(401);
  const token = await mintToken('admin');
  const reply = await fetch(`${world().origin}/api/v1/agents?page_size=1`, {
    headers: { authorization: `Bearer ${token}`, origin: 'http://evil.test' },
  });
  expect(reply.status).toBe(200);
  expect(reply.headers.get('access-control-allow-origin')).toBeNull();
});
