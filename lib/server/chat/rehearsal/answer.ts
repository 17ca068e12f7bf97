import type { Trait } from '@/lib/contract/traits';
import { type Level, levelOf } from '@/lib/personality/trait-words';
import type { Reading } from './read-prompt';

/** In every answer: nobody may take it for a language model's. */
const LABEL = '(Rehearsal: no language model.)';

/** An answer from what the prompt says, in a manner that follows the personality. The same for the same prompt. */
export function answerOf(reading: Reading): string {
  const voice = voiceOf(reading.scores);
  const findings = findingsOf(reading);
  const said = voice.tell(findings.lead, findings.items);
  return [voice.opening, said, voice.closing, LABEL].filter(Boolean).join(' ');
}

interface Findings {
  lead: string;
  items: string[];
}

const MOST_ITEMS = 20;
const ASKS_STATE = /\b(?:stat(?:us|es?)|situation|going on|how are things)\b/i;
const ASKS_FACTS = /\b(?:remember|know|facts?|who am i|my name|about me)\b/i;

function findingsOf({ name, message, states, facts, results }: Reading): Findings {
  if (results.length > 0) {
    return { lead: 'I asked', items: results.map(({ tool, result }) => `${tool} answered ${result}`) };
  }
  const named = states.filter(({ key }) => mentions(message, key));
  const asked = named.length > 0 ? named : ASKS_STATE.test(message) ? states : [];
  if (asked.length > 0)
    return { lead: 'As it stands', items: few(asked.map(({ key, value }) => `${key} is ${value}`)) };
  if (ASKS_STATE.test(message)) return { lead: 'No state is set here', items: [] };
  if (ASKS_FACTS.test(message) && facts.length > 0)
    return { lead: 'I know this', items: few(facts.map(unended)) };
  if (ASKS_FACTS.test(message)) return { lead: 'I know nothing of that yet', items: [] };
  const heard = message.replaceAll(/\s+/g, ' ').trim().slice(0, 120).toWellFormed();
  const seen = `${counted(states.length, 'state')} and ${counted(facts.length, 'fact')}`;
  return { lead: `I am ${name} and heard “${heard}”; I have ${seen} here`, items: [] };
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
const unended = (fact: string) => fact.replace(/\.$/, '');

function few(items: string[]): string[] {
  const more = items.length - MOST_ITEMS;
  return more > 0 ? [...items.slice(0, MOST_ITEMS), `and ${more} more`] : items;
}

function mentions(message: string, key: string): boolean {
  const plain = (text: string) =>
    ` ${text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `;
  return plain(key).trim() !== '' && plain(message).includes(plain(key));
}

interface Voice {
  opening: string;
  closing: string;
  tell(lead: string, items: string[]): string;
}

type Habit = Readonly<Record<Level, string>>;

/** What is said at each level of a trait, the levels that the sliders name: a score that is moved can be heard. */
const GREETINGS: Habit = {
  'very low': '',
  low: 'Yes.',
  moderate: 'Hello.',
  high: 'Good to hear from you!',
  'very high': 'How good to hear from you!',
};
const WORRIES: Habit = {
  'very low': 'This is certain.',
  low: 'No need to worry.',
  moderate: '',
  high: 'I hope I have this right.',
  'very high': 'I may well have this wrong.',
};
const KINDNESSES: Habit = {
  'very low': 'Take it or leave it.',
  low: 'Make of that what you will.',
  moderate: '',
  high: 'I hope that helps you.',
  'very high': 'I hope that helps you; ask me anything else.',
};
const IDEAS: Habit = {
  'very low': 'There is nothing more to it.',
  low: 'That is all there is to it.',
  moderate: '',
  high: 'What else could it mean?',
  'very high': 'What shall we imagine next?',
};

function voiceOf(scores: Partial<Record<Trait, number>>): Voice {
  const level = (trait: Trait) => levelOf((scores[trait] ?? 50) / 100);
  const sentences = (...parts: string[]) => parts.filter(Boolean).join(' ');
  const stop = level('extraversion').endsWith('high') ? '!' : '.';
  const order = level('conscientiousness');
  const separator = order.endsWith('high') ? '' : order.endsWith('low') ? ', and ' : '; ';
  return {
    opening: sentences(GREETINGS[level('extraversion')], WORRIES[level('neuroticism')]),
    closing: sentences(KINDNESSES[level('agreeableness')], IDEAS[level('openness')]),
    tell: (lead, items) => {
      if (items.length === 0) return `${lead}${stop}`;
      if (separator !== '') return `${lead}: ${items.join(separator)}${stop}`;
      return `${lead}:\n${items.map((item, index) => `${index + 1}. ${item}${stop}`).join('\n')}\n`;
    },
  };
}
