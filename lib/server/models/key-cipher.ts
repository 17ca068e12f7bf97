import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Keeps the keys of model providers unreadable in the database. */
export interface KeyCipher {
  /** Why no key can be kept here, as far as that is known beforehand. */
  refusal: string | undefined;
  /** Throws CannotKeepKey. `place` says whose key it is: sealed for one place it opens in no other. */
  seal(key: string, place: string): string;
  /** Undefined: it was sealed with another key, or changed since. */
  open(sealed: string, place: string): string | undefined;
}

/** Why a key cannot be kept here, in a sentence for the person who entered it. */
export class CannotKeepKey extends Error {
  override name = 'CannotKeepKey';
}

export interface CipherSettings {
  ENCRYPTION_KEY?: Buffer;
  DATA_DIR: string;
  DATABASE_URL?: string;
}

export function createKeyCipher(settings: CipherSettings): KeyCipher {
  let secret = settings.ENCRYPTION_KEY;
  const known = () => {
    secret ??= keyFile(settings);
    return secret;
  };
  return {
    refusal: settings.DATABASE_URL && !secret ? NOT_SHARED : undefined,
    seal: (key, place) => seal(known(), key, place),
    open(sealed, place) {
      try {
        return open(known(), sealed, place);
      } catch {
        return undefined;
      }
    },
  };
}

const NOT_SHARED =
  'A key cannot be kept here: other copies of Troupe may share this database and could not read it. Start every copy with the same ENCRYPTION_KEY (32 bytes in hex or base64).';

/** A database of one's own has its key beside it; one that copies share needs a key that they share. */
function keyFile({ DATA_DIR, DATABASE_URL }: CipherSettings): Buffer {
  if (DATABASE_URL) {
    throw new CannotKeepKey(NOT_SHARED);
  }
  const file = path.join(DATA_DIR, 'encryption-key');
  const made = randomBytes(32).toString('hex');
  mkdirSync(DATA_DIR, { recursive: true });
  try {
    writeFileSync(file, `${made}\n`, { flag: 'wx', mode: 0o600, flush: true });
    return Buffer.from(made, 'hex');
  } catch (error) {
    if (!isTaken(error)) throw new CannotKeepKey(`A key cannot be kept here: ${file} cannot be written.`);
  }
  const text = readFileSync(file, 'utf8').trim();
  if (/^[0-9a-f]{64}$/.test(text)) return Buffer.from(text, 'hex');
  throw new CannotKeepKey(
    `A key cannot be kept here: ${file} holds no encryption key. Remove it to have a new one made.`,
  );
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && Reflect.get(error, 'code') === 'EEXIST';
}

const CIPHER = 'aes-256-gcm';
const VERSION = 'v1';

function seal(secret: Buffer, key: string, place: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv(CIPHER, secret, nonce).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(key, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return [VERSION, nonce.toString('base64url'), sealed.toString('base64url')].join('.');
}

function open(secret: Buffer, sealed: string, place: string): string | undefined {
  const [version, nonce = '', body = ''] = sealed.split('.');
  if (version !== VERSION) return undefined;
  const bytes = Buffer.from(body, 'base64url');
  const decipher = createDecipheriv(CIPHER, secret, Buffer.from(nonce, 'base64url'), { authTagLength: 16 })
    .setAAD(Buffer.from(place))
    .setAuthTag(bytes.subarray(-16));
  return decipher.update(bytes.subarray(0, -16), undefined, 'utf8') + decipher.final('utf8');
}
