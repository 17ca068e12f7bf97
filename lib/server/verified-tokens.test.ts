import { afterEach, expect, it, vi } from 'vitest';
import { ORIGIN, PUBLIC_PEM, signToken } from './test-api';
import { verifiedClaims } from './verified-tokens';

const trustIt = () => ({ jwtKey: PUBLIC_PEM, authorizedParties: [ORIGIN] });

afterEach(() => vi.useRealTimers());

it('does not outlive the token', async () => {
  const trust = trustIt();
  const token = await signToken({ exp: 60 });
  expect((await verifiedClaims(token, trust)).sub).toBe('user_admin');
  vi.useFakeTimers({ now: Date.now() + 120_000, toFake: ['Date'] });
  await expect(verifiedClaims(token, trust)).rejects.toThrow(/expired/i);
});

it('refuses a changed token each time', async () => {
  const trust = trustIt();
  const token = await signToken();
  await verifiedClaims(token, trust);
  const forged = `${token.slice(0, -5)}AAAAA`;
  for (const _time of [1, 2]) await expect(verifiedClaims(forged, trust)).rejects.toThrow();
});
