import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { unstable_doesMiddlewareMatch as matches } from 'next/experimental/testing/server';
import { expect, test } from 'vitest';
import { config } from '@/proxy';
import { FOR_PAGES, isForPages } from './for-pages';

const root = path.resolve(import.meta.dirname, '../../app/api');

/** It asks for the session of a page. */
function asksForPage(name: string): boolean {
  const file = path.join(root, name, 'route.ts');
  return existsSync(file) && readFileSync(file, 'utf8').includes("from '@/lib/auth/");
}

const isProxied = (url: string) => matches({ config, nextConfig: {}, url });

test('every route for pages is known to be one, and no other is', () => {
  expect(readdirSync(root).filter(asksForPage).toSorted()).toEqual(FOR_PAGES);
});

test.each(FOR_PAGES)('the proxy reads the session for /api/%s', (name) => {
  expect(isForPages(`/api/${name}`)).toBe(true);
  expect(isProxied(`/api/${name}`)).toBe(true);
});

test.each(['/api/health', '/api/v1/agents', '/api/troupe/v1/identities', '/api/chat/more'])(
  'and leaves %s alone',
  (url) => {
    expect(isForPages(url)).toBe(false);
    expect(isProxied(url)).toBe(false);
  },
);
