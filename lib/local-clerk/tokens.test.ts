import { createHmac } from 'node:crypto';
import { verifyToken } from '@clerk/backend';
import { describe, expect, test } from 'vitest';
import {
  createSigningKeyPem,
  loadSigningKey,
  readSessionToken,
  type SessionTokenInput,
  signSessionToken,
} from './tokens';

const key = loadSigningKey(createSigningKeyPem());
const ORIGIN = 'http://localhost:3000';
const INPUT: SessionTokenInput = {
  userId: 'user_1',
  sessionId: 'sess_1',
  azp: ORIGIN,
  organization: { id: 'org_1', slug: 'one', role: 'org:admin' },
  now: Date.now(),
};

function verify(token: string) {
  return verifyToken(token, { jwtKey: key.publicPem, authorizedParties: [ORIGIN] });
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

describe('a session token', () => {
  test('passes Clerk’s verifier and carries the claims of version 2', async () => {
    const claims = await verify(signSessionToken(key, INPUT));
    expect(claims).toMatchObject({
      azp: ORIGIN,
      sub: 'user_1',
      sid: 'sess_1',
      iss: 'https://clerk.troupe.localhost',
      sts: 'active',
      v: 2,
      fva: [0, -1],
      o: { id: 'org_1', rol: 'admin', slg: 'one' },
    });
    expect(claims.exp - claims.iat).toBe(60);
  });

  test('names no organisation when none is active', async () => {
    expect(await verify(signSessionToken(key, { ...INPUT, organization: null }))).not.toHaveProperty('o');
  });

  test.each<[string, Partial<SessionTokenInput>]>([
    ['expired', { now: Date.now() - 120_000 }],
    ['not yet valid', { now: Date.now() + 120_000 }],
    ['for another origin', { azp: 'http://localhost:4000' }],
    ['for no origin', { azp: null }],
  ])('is refused when it is %s', async (_case, change) => {
    await expect(verify(signSessionToken(key, { ...INPUT, ...change }))).rejects.toThrow();
  });
});

describe('a forged token', () => {
  const [header = '', payload = '', signature = ''] = signSessionToken(key, INPUT).split('.');
  const claims: object = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  const symmetric = `${encode({ alg: 'HS256', typ: 'JWT', kid: key.id })}.${payload}`;
  const forged: [string, string][] = [
    ['another key', signSessionToken(loadSigningKey(createSigningKeyPem()), INPUT)],
    ['no signature', `${encode({ alg: 'none', typ: 'JWT', kid: key.id })}.${payload}.`],
    [
      'the public key as HS256 secret',
      `${symmetric}.${createHmac('sha256', key.publicPem).update(symmetric).digest('base64url')}`,
    ],
    ['changed claims', `${header}.${encode({ ...claims, sub: 'user_2' })}.${signature}`],
    ['no parts', 'nonsense'],
  ];

  test.each(forged)('with %s is refused', async (_case, token) => {
    await expect(verify(token)).rejects.toThrow();
    expect(readSessionToken(key, token, Date.now())).toBeNull();
  });

  test('is told from a true one by our own reader', () => {
    expect(readSessionToken(key, `${header}.${payload}.${signature}`, INPUT.now)).toEqual({
      sessionId: 'sess_1',
    });
    expect(readSessionToken(key, `${header}.${payload}.${signature}`, INPUT.now + 61_000)).toBeNull();
  });
});
