import { type SQL, sql } from 'drizzle-orm';

/** Every word must occur in the text, whatever its case. */
export function wordsIn(text: SQL, search = ''): SQL[] {
  const words = search.normalize('NFC').split(/\s+/).filter(Boolean);
  return words.map((word) => sql`lower(${text}) like lower(${`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`})`);
}
