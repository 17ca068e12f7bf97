import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { curlOf } from './curl';

test('a shell reads back exactly what was sent, and the key from its variable', () => {
  const body = JSON.stringify({ mcpEnabled: ["O'Hara $HOME `id` \\", 'snö "x"\n!'] });
  const command = curlOf({ method: 'PUT', url: "https://x.example/a'b", body });
  const env = { ...process.env, TROUPE_API_KEY: 'from-env' };
  const shell = `curl() { printf '%s\\0' "$@"; }; ${command}`;
  const args = execFileSync('sh', ['-c', shell], { env }).toString().split('\0').slice(0, -1);
  expect(args).toEqual([
    ...['-X', 'PUT', "https://x.example/a'b", '-H', 'Authorization: Bearer from-env'],
    ...['-H', 'Content-Type: application/json', '-d', body],
  ]);
});

test('a request without a body sends none', () => {
  const command = curlOf({ method: 'GET', url: 'https://x.example/?a=1&b=2' });
  expect(command).toContain("curl -X GET 'https://x.example/?a=1&b=2'");
  expect(command).not.toContain('Content-Type');
});
