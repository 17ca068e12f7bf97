import { ASPECTS, type AspectScores, type Big5Scores, TRAITS } from '@/lib/contract/traits';
import { facetsOf, levelOf } from '@/lib/personality/trait-words';

/** What a model is told, built from what it is given and nothing else. */

export interface ContextParts {
  profile: {
    name: string;
    bio: string;
    personalityPrompt: string;
    speechPatterns: string[];
    interests: string[];
    dislikes: string[];
    traits: string[];
    manner: Record<string, string>;
    big5: Big5Scores;
    aspects: AspectScores;
  };
  user: { id: string; name: string };
  /** Of the instance for everybody, and of the user in it; the newest first. */
  states: { global: KnownState[]; user: KnownState[] };
  /** The newest first. */
  facts: { user: string[]; instance: string[]; agent: string[] };
  /** What the request says besides. */
  request: { prompt?: string; language?: string; timezone?: string; game?: Record<string, unknown> };
}

interface KnownState {
  key: string;
  /** JSON, on one line. */
  value: string;
}

export interface BuiltContext {
  system: string;
  counts: { states: number; facts: number; left_out: number };
}

/** Of each list: newest first, what no longer fits is left out and said so. */
const LIST_CHARACTERS = 12_000;
const ITEM_CHARACTERS = 2_000;
const GAME_CHARACTERS = 8_000;

export function buildContext(parts: ContextParts): BuiltContext {
  const { states, facts, user, request } = parts;
  const of = user.id && ` of ${JSON.stringify(user.id)}`;
  const lists = {
    globalStates: listed(states.global.map(stateLine)),
    userStates: listed(states.user.map(stateLine)),
    userFacts: listed(facts.user),
    instanceFacts: listed(facts.instance),
    agentFacts: listed(facts.agent),
  };
  const system = [
    request.prompt || compileProfile(parts.profile),
    section(HEADINGS.person, aboutPerson(parts)),
    section(HEADINGS.game, request.game && [cut(JSON.stringify(request.game), GAME_CHARACTERS)]),
    section(HEADINGS.globalStates, lists.globalStates.lines),
    section(`${HEADINGS.userStates}${of}`, lists.userStates.lines),
    section(`${HEADINGS.userFacts}${of}`, lists.userFacts.lines),
    section(HEADINGS.instanceFacts, lists.instanceFacts.lines),
    section(HEADINGS.agentFacts, lists.agentFacts.lines),
  ];
  const { globalStates, userStates, ...known } = lists;
  return {
    system: system.filter(Boolean).join('\n\n'),
    counts: {
      states: globalStates.kept + userStates.kept,
      facts: Object.values(known).reduce((sum, { kept }) => sum + kept, 0),
      left_out: Object.values(lists).reduce((sum, { leftOut }) => sum + leftOut, 0),
    },
  };
}

/** The titles of the parts; the rehearsal finds them by these. */
export const HEADINGS = {
  personality: 'Personality',
  person: 'The person you talk to',
  game: 'What the caller says of the moment',
  globalStates: 'State of this place',
  userStates: 'State',
  userFacts: 'Facts',
  instanceFacts: 'Facts of this place',
  agentFacts: 'Facts that always hold',
} as const;

function section(title: string, lines: string[] | undefined): string {
  return lines && lines.length > 0 ? `## ${title}\n${lines.join('\n')}` : '';
}

/** Who the agent is, as the first part of what a model is told. */
export function compileProfile(profile: ContextParts['profile']): string {
  const list = (items: string[]) => items.map((item) => `- ${flat(item)}`);
  const parts = [
    `You are ${flat(profile.name)}.`,
    profile.bio,
    profile.personalityPrompt,
    section(HEADINGS.personality, personalityLines(profile)),
    section('How you speak', list(profile.speechPatterns)),
    section('What interests you', list(profile.interests)),
    section('What you dislike', list(profile.dislikes)),
  ];
  return parts.filter(Boolean).join('\n\n');
}

function personalityLines({ big5, aspects, traits, manner }: ContextParts['profile']): string[] {
  const scores = TRAITS.map((trait) => {
    const facets = facetsOf(trait, aspects);
    const also = facets.length > 0 ? `; ${facets.join(', ')}` : '';
    return `- ${trait}: ${percent(big5[trait])} of 100 (${levelOf(big5[trait])}${also})`;
  });
  const inner = ASPECTS.map((aspect) => `${aspect} ${percent(aspects[aspect])}`).join(', ');
  const words = Object.entries(manner).map(
    ([name, value]) => `- ${name.replaceAll('_', ' ')}: ${flat(value)}`,
  );
  const primary = traits.length > 0 ? [`- above all: ${traits.map(flat).join(', ')}`] : [];
  return [...scores, `- aspects: ${inner}`, ...primary, ...words];
}

const percent = (score: number) => Math.round(score * 100);

function aboutPerson({ user, request }: ContextParts): string[] {
  return [
    user.id && `- id: ${JSON.stringify(user.id)}`,
    user.name && `- name: ${flat(user.name)}`,
    request.language && `- language to answer in: ${flat(request.language)}`,
    request.timezone && `- time zone: ${flat(request.timezone)}`,
  ].flatMap((line) => line || []);
}

const stateLine = ({ key, value }: KnownState) => `${key}: ${value}`;

/** As many as fit, each on a line of its own. */
function listed(items: string[]): { lines: string[]; kept: number; leftOut: number } {
  const lines: string[] = [];
  let size = 0;
  for (const item of items) {
    const line = `- ${cut(flat(item), ITEM_CHARACTERS)}`;
    size += line.length;
    if (size > LIST_CHARACTERS) break;
    lines.push(line);
  }
  const kept = lines.length;
  const leftOut = items.length - kept;
  return { lines: leftOut > 0 ? [...lines, `(${leftOut} more are left out)`] : lines, kept, leftOut };
}

/** On one line, so that nothing in it can pass for a heading. */
function flat(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1).toWellFormed()}…` : text;
}
