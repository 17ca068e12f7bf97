import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** The words of what is searched, as everything that is searched was written. */
export function wordsOf(search: string): string[] {
  return search.normalize('NFC').split(/\s+/).filter(Boolean);
}

/** The word occurs in a text that is in lower case. */
export function hasWord(text: SQLWrapper, word: string): SQL {
  return sql`${text} like lower(${`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`})`;
}

/** One condition a word: each must occur. */
export function hasWords(text: SQLWrapper, search: string): SQL[] {
  return wordsOf(search).map((word) => hasWord(text, word));
}
