/** What of a fact is edited. */
export interface FactText {
  content: string;
  importance: string;
}

const FACT_LENGTH = 8000;

export function factText({ content, importance }: { content: string; importance: number }): FactText {
  return { content, importance: String(importance) };
}

/** What the API would refuse, said before anything is sent. */
export function checkFact({ content, importance }: FactText): Partial<Record<keyof FactText, string>> {
  const length = content.trim().length;
  const number = importance.trim() === '' ? Number.NaN : Number(importance);
  return {
    ...(length === 0 && { content: 'must not be empty' }),
    ...(length > FACT_LENGTH && { content: 'must have at most 8,000 characters' }),
    ...(!(number >= 0 && number <= 1) && { importance: 'must be a number from 0 to 1' }),
  };
}

/** A fact's name in a heading or a receipt. */
export function factTitle(content: string): string {
  const line = content.replaceAll(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59).toWellFormed()}…` : line;
}
