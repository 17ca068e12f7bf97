import { createHash, randomBytes } from 'node:crypto';

export function createId(prefix: 'client' | 'sess' | 'sia' | 'sua'): string {
  return `${prefix}_${randomBytes(18).toString('base64url').replaceAll(/[-_]/g, 'x')}`;
}

export function createClientToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Only the hash is stored, so that the identity file does not hand out live sessions. */
export function hashClientToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
