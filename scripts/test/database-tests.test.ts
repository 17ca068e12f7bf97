import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { databaseTests } from './database-tests';

const tests = readdirSync('lib', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => path.join('lib', name));

test('no test that opens a database is left out on PostgreSQL', () => {
  const opens = /\b(openStore|openTestStore|openTestApi|openWorld|makeHome)\(/;
  const named = tests.filter((file) => opens.test(readFileSync(file, 'utf8')));
  expect(named.length).toBeGreaterThan(50);
  expect(databaseTests('lib')).toEqual(expect.arrayContaining(named));
});

test('tests of plain functions are', () => {
  expect(databaseTests('lib')).not.toContain('lib/server/chat/context.test.ts');
});
