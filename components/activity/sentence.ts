import type { Activity, ActivityVerb, ObjectType } from '@/lib/contract/dashboard';

/** A change in words, around the name of what was changed: lead "reset", name "ws-eu-west", tail "of Luna". */
export type Sentence = { lead: string; name: string; tail: string };

/** What the sentence is made from. */
export type SentenceSource = Pick<Activity, 'verb' | 'object' | 'agent_name' | 'before' | 'after'>;

export const pastTense: Record<ActivityVerb, string> = {
  create: 'created',
  update: 'changed',
  rename: 'renamed',
  activate: 'activated',
  deactivate: 'deactivated',
  move: 'moved',
  reset: 'reset',
  delete: 'deleted',
  revoke: 'revoked',
  add: 'added',
  remove: 'removed',
  fork: 'forked',
  import: 'imported',
  attach: 'attached',
  detach: 'detached',
};

export const objectWords: Record<ObjectType, string> = {
  agent: 'agent',
  instance: 'instance',
  tool: 'tool',
  state: 'state',
  fact: 'fact',
  case: 'case',
  project: 'project',
  account: 'account',
  key: 'API key',
  identity: 'identity',
  samples: 'samples',
  transcript: 'transcript',
  conversation: 'conversation',
  provider: 'model provider',
};

/** Members as people read them; others lose their underscores only. */
export function memberWords(member: string): string {
  const words = member.replace(/^is_active$/, 'state').replaceAll('_', ' ');
  return words.replaceAll(/([a-z])([A-Z])/g, (_pair, end: string, start: string) => {
    return `${end} ${start.toLowerCase()}`;
  });
}

function listOf(words: string[]): string {
  if (words.length > 3) return `${words.length} fields`;
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

function nameIn(members: Activity['before']): string | undefined {
  return typeof members?.name === 'string' ? members.name : undefined;
}

function leadOf({ verb, object, after }: SentenceSource): string {
  const kind = objectWords[object.type];
  if (object.type === 'samples') return `${pastTense[verb]} the`;
  if (verb === 'update') {
    const changed = Object.keys(after ?? {}).map(memberWords);
    const whose = object.type === 'account' ? 'the' : kind;
    return changed.length > 0 ? `changed ${listOf(changed)} of ${whose}` : `changed ${whose}`;
  }
  return `${pastTense[verb]} ${kind}`;
}

function tailOf(
  { verb, object, agent_name: agentName, before, after }: SentenceSource,
  insideAgent: boolean,
): string {
  const isOwned = ['instance', 'tool', 'state', 'fact', 'case'].includes(object.type);
  const owner = isOwned && agentName && !insideAgent ? `of ${agentName}` : '';
  if (verb === 'rename') return [owner, `to ${nameIn(after) ?? object.name}`].filter(Boolean).join(' ');
  if (verb === 'fork') return `as ${nameIn(after) ?? 'another agent'}`;
  if (verb === 'attach') return `to ${after?.agent_name ?? 'an agent'}`;
  if (verb === 'detach') return `from ${before?.agent_name ?? 'its agent'}`;
  if (verb === 'move') return after?.project_id === null ? 'out of its project' : 'to another project';
  return owner;
}

/** `insideAgent`: the reader is on that agent's page, so its name would only repeat. */
export function sentenceOf(change: SentenceSource, insideAgent = false): Sentence {
  const renamed = change.verb === 'rename' ? nameIn(change.before) : undefined;
  const { type } = change.object;
  const name = type === 'samples' || type === 'account' ? type : (renamed ?? change.object.name);
  return { lead: leadOf(change), name: name || change.object.id, tail: tailOf(change, insideAgent) };
}
