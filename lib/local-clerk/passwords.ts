import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';

const COST = 32_768;
const BLOCK_SIZE = 8;
const PARALLEL = 1;
const HASH_BYTES = 32;
const LONGEST_PASSWORD = 256;

function deriveHash(password: string, salt: Buffer): Promise<Buffer> {
  const options = { N: COST, r: BLOCK_SIZE, p: PARALLEL, maxmem: 64 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await deriveHash(password, salt);
  return ['scrypt', COST, BLOCK_SIZE, PARALLEL, salt.toString('base64'), hash.toString('base64')].join('$');
}

export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [scheme, cost, blockSize, parallel, salt, hash] = stored.split('$');
  if (scheme !== 'scrypt' || Number(cost) !== COST || Number(blockSize) !== BLOCK_SIZE) return false;
  if (Number(parallel) !== PARALLEL || !salt || !hash || password.length > LONGEST_PASSWORD) return false;
  const wanted = Buffer.from(hash, 'base64');
  const given = await deriveHash(password, Buffer.from(salt, 'base64'));
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

/** Four pronounceable groups, about 49 bits: enough behind the attempt limit, and easy to type. */
export function createReadablePassword(): string {
  const consonants = 'bdfgklmnprstvz';
  const vowels = 'aeiou';
  const syllable = () => `${pickLetter(consonants)}${pickLetter(vowels)}`;
  return Array.from({ length: 4 }, () => syllable() + syllable()).join('-');
}

function pickLetter(letters: string): string {
  return letters.charAt(randomInt(letters.length));
}
