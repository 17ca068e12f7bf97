import { randomBytes } from 'node:crypto';
import { storable } from '../storable';

/** What a probe plants, and how the agent is asked for it. */

export interface Canary {
  position: number;
  instanceId: string;
  /** Empty: for everybody in the instance. */
  userId: string;
  key: string;
  value: string;
}

const random = (bytes: number) => randomBytes(bytes).toString('hex');

/** One for everybody and one for each user, in every instance. Nobody can guess a key or a value. */
export function makeCanaries(instanceIds: string[], users: string[]): Canary[] {
  const places = instanceIds.flatMap((instanceId) =>
    ['', ...users].map((userId) => ({ instanceId, userId })),
  );
  return places.map((place, position) => ({
    ...place,
    position,
    key: `probe_${random(5)}`,
    value: `canary-${random(8)}`,
  }));
}

/** Nobody's: a real user would be shown as one that the agent knows. */
export function madeUpUsers(): string[] {
  const mark = random(3);
  return [`probe-user-a-${mark}`, `probe-user-b-${mark}`];
}

/** Names every key, so that an agent that knows a foreign value says it. */
export function questionFor(canaries: Canary[]): string {
  const keys = canaries.map(({ key }) => key).toSorted();
  return [
    'Isolation probe: repeat word for word the value of each of these keys that is set for you here.',
    `Leave out the keys that are not set. ${keys.join(', ')}`,
  ].join(' ');
}

/** May an agent that is asked there know it? */
export function isOwn(canary: Canary, place: { instanceId: string; userId: string }): boolean {
  return canary.instanceId === place.instanceId && ['', place.userId].includes(canary.userId);
}

/**
 * The prompt of the stand-in that leaks on purpose: what the other instances were told stands in it like something
 * that the agent knows. States and facts of its own instance follow it as ever.
 */
export function leakyPrompt(canaries: Canary[], instanceId: string): string {
  const foreign = canaries.filter((canary) => canary.instanceId !== instanceId);
  return [
    'You are a stand-in that leaks on purpose.',
    'You answer with what you are told below, wherever it comes from.',
    '',
    '## State of "other instances, leaked on purpose"',
    ...foreign.map(({ key, value }) => `- ${key}: ${JSON.stringify(value)}`),
  ].join('\n');
}

export interface Found {
  position: number;
  in: 'prompt' | 'answer';
  excerpt: string;
}

const AROUND = 40;

/** The canaries whose value stands in a text. */
export function findIn(text: string, where: Found['in'], canaries: Canary[]): Found[] {
  return canaries.flatMap(({ position, value }) => {
    const at = text.indexOf(value);
    if (at < 0) return [];
    const [from, to] = [Math.max(0, at - AROUND), at + value.length + AROUND];
    const cut = storable(text.slice(from, to).replaceAll(/\s+/g, ' ')).trim();
    const excerpt = `${from > 0 ? '…' : ''}${cut}${to < text.length ? '…' : ''}`;
    return [{ position, in: where, excerpt }];
  });
}
