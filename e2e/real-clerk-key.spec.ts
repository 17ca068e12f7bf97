import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { SignJWT } from 'jose';
import { freePorts } from './support/ports';
import { type Product, startProduct } from './support/product';
import { expect, test } from './support/test';
import { world } from './support/world';

/** Keys of the shape that Clerk gives out, for a host that nobody has: what changes by environment alone. */
test.describe.configure({ mode: 'default' });
test.use({ role: null });

const host = 'clerk.troupe-e2e.example';
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const dataDir = () => path.join(world().folder, 'clerk-data');
let product: Product;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  const [port = 0] = await freePorts(1);
  product = await startProduct({
    port,
    dataDir: dataDir(),
    logFile: world().logFile.replace('.log', '-clerk.log'),
    env: {
      // The name that people copy from Clerk's own pages.
      NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: `pk_live_${Buffer.from(`${host}$`).toString('base64').replaceAll('=', '')}`,
      CLERK_SECRET_KEY: 'sk_live_0123456789abcdefghijklmnopqrstuvwxyzABCDEF',
      CLERK_JWT_KEY: keys.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    },
  });
});

test.afterAll(() => product?.stop());

test('pages load Clerk from its own host', async () => {
  const reply = await fetch(`${product.origin}/sign-in`);
  const html = await reply.text();
  expect(html).toMatch(new RegExp(`<script[^>]+src="https://${host}/npm/@clerk/clerk-js@`));
  expect(html).not.toContain('src="/__clerk');
  expect(reply.headers.get('content-security-policy')).toContain(host);
  expect(html).not.toContain('sk_live_');
});

test('no stand-in is started and nothing is proxied', async () => {
  expect(existsSync(path.join(dataDir(), 'local-clerk.json'))).toBe(false);
  expect(existsSync(path.join(dataDir(), 'local-password'))).toBe(false);
  const reply = await fetch(`${product.origin}/__clerk/v1/environment`, { redirect: 'manual' });
  expect(reply.status).not.toBe(200);
  const page = await fetch(`${product.origin}/agents`, { redirect: 'manual' });
  expect(page.status).toBe(307);
  expect(page.headers.get('location')).toContain('/sign-in');
});

test('a token signed by the key that is set passes, another does not', async () => {
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
  expect(await statusFor(await sign(keys.privateKey, product.origin))).toBe(200);
  expect(await statusFor(await sign(stranger.privateKey, product.origin))).toBe(401);
  expect(await statusFor(await sign(keys.privateKey, 'https://elsewhere.example'))).toBe(401);
});

async function statusFor(token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` };
  return (await fetch(`${product.origin}/api/v1/agents`, { headers })).status;
}

function sign(key: KeyObject, azp: string): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    azp,
    sid: 'sess_e2e',
    sts: 'active',
    v: 2,
    fva: [0, -1],
    o: { id: 'org_e2e', rol: 'admin', slg: 'e2e' },
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: 'ins_e2e' })
    .setSubject('user_e2e')
    .setIssuer(`https://${host}`)
    .setIssuedAt(now)
    .setNotBefore(now - 10)
    .setExpirationTime(now + 60)
    .sign(key);
}
