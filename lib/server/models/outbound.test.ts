import dns from 'node:dns';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anywhere, publicOnly, REFUSED_ADDRESS } from './outbound';
import { isPublicAddress } from './public-address';

/** What a server that organisations share may be asked to connect to, and what not. */

test.each([
  ...['127.0.0.1', '127.255.255.254', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
  ...['169.254.169.254', '169.254.170.2', '100.64.0.1', '100.100.100.200', '192.0.0.192', '198.18.0.1'],
  ...['224.0.0.1', '255.255.255.255', '::', '::1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd00:ec2::254'],
  ...[
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:169.254.169.254',
    '::7f00:1',
    '64:ff9b::7f00:1',
    '64:ff9b::a9fe:a9fe',
  ],
  ...['2002:7f00:1::', '2001::1', '2001:db8::1', '100::1', 'not an address', ''],
])('%s is closed', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(['1.1.1.1', '8.8.8.8', '172.32.0.1', '192.169.0.1', '2606:4700:4700::1111', '2a00:1450::1'])(
  '%s is public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

/** Names and where they lead; several answers in turn for a name that changes its mind. */
function lookupOf(names: Record<string, string[][]>): typeof dns.lookup {
  const lookup = (host: string, _options: object, done: (error: Error | null, found: object[]) => void) => {
    const answers = names[host] ?? [];
    const found = answers.length > 1 ? answers.shift() : answers[0];
    if (!found) return done(new Error(`${host} is unknown`), []);
    done(
      null,
      found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return lookup as unknown as typeof dns.lookup;
}

let server: Server;
let port = 0;
let asked = 0;
beforeAll(async () => {
  server = createServer((request, response) => {
    asked += 1;
    if (request.url === '/moved') response.writeHead(302, { Location: 'http://127.0.0.1:9/' }).end();
    else
      request.pipe(
        response.writeHead(200, {
          'X-Method': request.method ?? '',
          'X-Key': request.headers.authorization ?? '',
        }),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test.each<[string, string]>([
  ['an address of this machine', 'https://127.0.0.1/v1'],
  ['the same as one number', 'https://2130706433/v1'],
  ['the same in hex', 'https://0x7f.1/v1'],
  ['IPv6', 'https://[::1]/v1'],
  ['IPv4 in IPv6', 'https://[::ffff:169.254.169.254]/latest'],
  ['a name for it', 'https://inside.example/v1'],
  ['a name with one closed address among others', 'https://both.example/v1'],
])('%s is refused at save and at use', async (_what, url) => {
  const lookup = lookupOf({
    'inside.example': [['10.0.0.7']],
    'both.example': [['1.1.1.1', '169.254.169.254']],
  });
  const outbound = publicOnly({ lookup, isPublic: isPublicAddress });
  expect(await outbound.refusal(url)).toBe(REFUSED_ADDRESS);
  await expect(outbound.fetch(`${url}/models`)).rejects.toThrow(/public internet|cannot be reached/);
});

test('a name that leads elsewhere after it was saved is refused at use', async () => {
  const lookup = lookupOf({ 'rebound.example': [['1.1.1.1'], ['127.0.0.1']] });
  const outbound = publicOnly({ lookup, isPublic: isPublicAddress });
  const url = `http://rebound.example:${port}`;
  expect(await outbound.refusal(url)).toBeUndefined();
  const before = asked;
  await expect(outbound.fetch(`${url}/models`)).rejects.toThrow(/public internet/);
  expect(asked).toBe(before);
});

test('an open address is asked with method, headers and body; a redirect is answered, not followed', async () => {
  const lookup = lookupOf({ 'models.example': [['127.0.0.1']] });
  const outbound = publicOnly({ lookup, isPublic: () => true });
  const url = `http://models.example:${port}`;
  const headers = { Authorization: 'Bearer sk-1' };
  const reply = await outbound.fetch(`${url}/v1`, { method: 'POST', headers, body: '{"a":"ö"}' });
  expect([reply.status, reply.headers.get('x-method'), reply.headers.get('x-key')]).toEqual([
    200,
    'POST',
    'Bearer sk-1',
  ]);
  expect(await reply.text()).toBe('{"a":"ö"}');
  const before = asked;
  expect((await outbound.fetch(`${url}/moved`)).status).toBe(302);
  expect(asked).toBe(before + 1);
  await expect(outbound.fetch('http://unknown.example/')).rejects.toThrow(/cannot be reached/);
});

test('a connection that was made without looking at the address serves nobody who looks', async () => {
  const url = `http://localhost:${port}`;
  await (await anywhere.fetch(url)).text();
  const outbound = publicOnly({ lookup: dns.lookup, isPublic: isPublicAddress });
  const before = asked;
  await expect(outbound.fetch(url)).rejects.toThrow(/public internet/);
  expect(asked).toBe(before);
});

test('connections are used again', async () => {
  const ports = new Set<number | undefined>();
  server.on('request', ({ socket }) => ports.add(socket.remotePort));
  for (let time = 0; time < 5; time += 1) {
    expect(
      await (await anywhere.fetch(`http://127.0.0.1:${port}`, { method: 'POST', body: 'a' })).text(),
    ).toBe('a');
  }
  expect(ports.size).toBe(1);
});
