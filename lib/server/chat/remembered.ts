/**
 * What the engine keeps of what a user says. Our own rule, for everybody to foresee: a sentence of the newest
 * message that begins with one of these phrases becomes one fact about that user in that instance. At most five
 * of a message; nothing is kept of a user who is not named.
 */

export interface Remembered {
  content: string;
  factType: 'user_name' | 'user_preference' | 'user_note';
}

type Rule = [phrase: RegExp, factType: Remembered['factType'], write: (rest: string) => string];

const RULES: Rule[] = [
  [/^(?:my name is|call me)\s+/i, 'user_name', (rest) => `Is called ${rest}.`],
  [/^i (?:really )?(?:like|love)\s+/i, 'user_preference', (rest) => `Likes ${rest}.`],
  [/^i prefer\s+/i, 'user_preference', (rest) => `Prefers ${rest}.`],
  [/^i (?:dislike|hate|do not like|don['’]t like)\s+/i, 'user_preference', (rest) => `Dislikes ${rest}.`],
  [/^(?:please )?remember(?: that|:)\s+/i, 'user_note', (rest) => `${rest}.`],
];

const MOST = 5;
const LONGEST = 500;

export function rememberedIn(message: string, { names }: { names: boolean }): Remembered[] {
  const found = sentencesOf(message).flatMap((sentence) => {
    const remembered = rememberedOf(sentence);
    return remembered && (names || remembered.factType !== 'user_name') ? [remembered] : [];
  });
  const seen = new Map(found.map((each) => [each.content, each]));
  return [...seen.values()].slice(0, MOST);
}

function sentencesOf(message: string): string[] {
  return message
    .slice(0, 20_000)
    .split(/\n+|(?<=[.!?])\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '' && !sentence.endsWith('?'));
}

function rememberedOf(sentence: string): Remembered | undefined {
  for (const [phrase, factType, write] of RULES) {
    const [begin] = phrase.exec(sentence) ?? [];
    if (begin === undefined) continue;
    const rest = sentence
      .slice(begin.length)
      .replace(/[.!\s]+$/, '')
      .slice(0, LONGEST)
      .toWellFormed();
    return rest === '' ? undefined : { content: write(rest), factType };
  }
  return undefined;
}
