import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findTenant } from './tenant';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'troupe-tenant-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

test('Acme before the first start, owned by its admin and its member', () => {
  const { tenantId, owners } = findTenant(dataDir, undefined);
  expect(tenantId).toBe('org_local_acme');
  expect(owners.map(({ email }) => email)).toEqual(['admin@acme.test', 'member@acme.test']);
  expect(owners[0]?.displayName).toBe('Ada Acme');
});

test('another organisation by slug or by id', () => {
  expect(findTenant(dataDir, 'globex').tenantId).toBe('org_local_globex');
  expect(findTenant(dataDir, 'org_local_globex').name).toBe('Globex');
});

test('an organisation that only Clerk knows, by its id', () => {
  expect(findTenant(dataDir, 'org_2abcDEF')).toMatchObject({
    tenantId: 'org_2abcDEF',
    owners: [{ userId: 'seed' }],
  });
});

test('a slug that is none is refused with those there are', () => {
  expect(() => findTenant(dataDir, 'acmee')).toThrow(
    'There is no organisation "acmee". Known here: acme, globex',
  );
});

test('an unreadable file is named, never quoted', async () => {
  await writeFile(path.join(dataDir, 'local-clerk.json'), '{"secretKey":"hidden"}');
  expect(() => findTenant(dataDir, undefined)).toThrow(/local-clerk\.json cannot be read/);
});
