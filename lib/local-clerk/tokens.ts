import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import { ISSUER } from './publishable-key';

export interface SigningKey {
  id: string;
  privateKey: KeyObject;
  publicPem: string;
  publicJwk: JsonWebKey;
}

/** Clerk reads a PEM public key only as RSA 2048 with exponent 65537. */
export function createSigningKeyPem(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 0x10001 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

export function loadSigningKey(pem: string): SigningKey {
  const privateKey = createPrivateKey(pem);
  const publicKey = createPublicKey(privateKey);
  const publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const id = `ins_${createHash('sha256').update(publicPem).digest('base64url').slice(0, 27)}`;
  const jwk = publicKey.export({ format: 'jwk' });
  return { id, privateKey, publicPem, publicJwk: { ...jwk, kid: id, alg: 'RS256', use: 'sig' } };
}

export interface SessionTokenInput {
  userId: string;
  sessionId: string;
  /** The browser's origin; the API compares it with the parties it accepts. */
  azp: string | null;
  organization: { id: string; slug: string; role: string } | null;
  /** Milliseconds. */
  now: number;
  signedInAt?: number;
  lifetimeSeconds?: number;
}

const LIFETIME_SECONDS = 60;
/** Marks a session token; Clerk's verifier refuses other categories. */
const SESSION_CATEGORY = 'cl_B7d4PD111AAA';

/** The same claims as Clerk's session token, version 2. */
export function signSessionToken(key: SigningKey, input: SessionTokenInput): string {
  const issuedAt = Math.floor(input.now / 1000);
  const minutesSinceSignIn = Math.max(0, Math.floor((input.now - (input.signedInAt ?? input.now)) / 60_000));
  return signJwt(key, {
    ...(input.azp === null ? {} : { azp: input.azp }),
    exp: issuedAt + (input.lifetimeSeconds ?? LIFETIME_SECONDS),
    fva: [minutesSinceSignIn, -1],
    iat: issuedAt,
    iss: ISSUER,
    jti: randomBytes(10).toString('hex'),
    nbf: issuedAt - 10,
    ...(input.organization === null ? {} : { o: organizationClaim(input.organization) }),
    sid: input.sessionId,
    sts: 'active',
    sub: input.userId,
    v: 2,
  });
}

function organizationClaim(organization: { id: string; slug: string; role: string }) {
  return { id: organization.id, rol: organization.role.replace(/^org:/, ''), slg: organization.slug };
}

function signJwt(key: SigningKey, payload: Record<string, unknown>): string {
  const header = { alg: 'RS256', cat: SESSION_CATEGORY, kid: key.id, typ: 'JWT' };
  const content = [header, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${content}.${sign('RSA-SHA256', Buffer.from(content), key.privateKey).toString('base64url')}`;
}

/** The session that a token of ours names, or null when it is forged or expired. */
export function readSessionToken(key: SigningKey, token: string, now: number): { sessionId: string } | null {
  const [header, payload, signature, ...rest] = token.split('.');
  if (!header || !payload || !signature || rest.length > 0) return null;
  const content = Buffer.from(`${header}.${payload}`);
  const publicKey = createPublicKey(key.publicPem);
  if (!verify('RSA-SHA256', content, publicKey, Buffer.from(signature, 'base64url'))) return null;
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  if (typeof claims !== 'object' || claims === null || !('sid' in claims) || !('exp' in claims)) return null;
  if (typeof claims.sid !== 'string' || typeof claims.exp !== 'number') return null;
  return claims.exp * 1000 > now ? { sessionId: claims.sid } : null;
}
