import { deriveAspects } from '@/lib/personality/derive-aspects';
import type { Person } from '../../context';
import type { agents } from '../../store/schema/agents';
import type { chatRuns, chatSessions } from '../../store/schema/chat';
import type { customTools } from '../../store/schema/custom-tools';
import type { instances } from '../../store/schema/instances';
import type { customStates, memoryFacts, memoryNodes } from '../../store/schema/memory';
import type { personalityDeltas } from '../../store/schema/personality-deltas';
import { deltasOf } from '../personality/record-deltas';
import type { SampleAgent, SampleInstance } from './sample-agent';
import { type SampleTalk, TALKS } from './sample-talks';

export interface SampleOwner {
  tenantId: string;
  projectId: string;
  userId: string;
  owner: Person;
}

export interface SampleRows {
  agents: (typeof agents.$inferInsert)[];
  instances: (typeof instances.$inferInsert)[];
  memory_nodes: (typeof memoryNodes.$inferInsert)[];
  memory_facts: (typeof memoryFacts.$inferInsert)[];
  custom_states: (typeof customStates.$inferInsert)[];
  custom_tools: (typeof customTools.$inferInsert)[];
  personality_deltas: (typeof personalityDeltas.$inferInsert)[];
  talks: { sessions: (typeof chatSessions.$inferInsert)[]; runs: (typeof chatRuns.$inferInsert)[] };
}

/** The rows of one agent, with ids of their own; times count back from `now`. */
export function rowsOf(sample: SampleAgent, name: string, given: SampleOwner, now: number): SampleRows {
  const agentId = crypto.randomUUID();
  const of = { tenantId: given.tenantId, agentId };
  const held = sample.instances.map((instance, place) => instanceRows(of, instance, place, now));
  const talks = (TALKS.get(sample.name) ?? []).flatMap((talk) => {
    const place = held.find(({ instance }) => instance.name === talk.instance);
    return place ? [talkRows({ ...of, instanceId: place.instance.instanceId }, talk, now)] : [];
  });
  return {
    agents: [agentColumns(sample, name, agentId, given, now)],
    instances: held.map(({ instance }) => instance),
    memory_nodes: held.flatMap(({ nodes }) => nodes),
    memory_facts: [...agentFacts(of, sample, now), ...held.flatMap(({ facts }) => facts)],
    custom_states: held.flatMap(({ states }) => states),
    custom_tools: toolRows(of, sample, now),
    personality_deltas: deltaRows(of, sample, now),
    talks: { sessions: talks.map(({ session }) => session), runs: talks.flatMap(({ runs }) => runs) },
  };
}

function agentColumns(sample: SampleAgent, name: string, agentId: string, given: SampleOwner, now: number) {
  const {
    facts: _facts,
    tools: _tools,
    evolution: _evolution,
    instances: held,
    createdDaysAgo,
    lastSeenMinutesAgo,
    ...columns
  } = sample;
  const createdAt = daysBefore(now, createdDaysAgo);
  return {
    ...columns,
    dimensions: dimensionsOf(sample),
    name,
    agentId,
    tenantId: given.tenantId,
    projectId: given.projectId,
    ownerUserId: given.userId,
    ownerDisplayName: given.owner.displayName,
    ownerEmail: given.owner.email,
    avatarUrl: `/avatars/${agentId}.svg`,
    instanceCount: held.length,
    createdAt,
    updatedAt: createdAt,
    lastSeenAt: new Date(now - lastSeenMinutesAgo * MINUTE),
  };
}

function dimensionsOf({ big5, dimensions }: SampleAgent) {
  return dimensions ?? deriveAspects(big5);
}

/** Aspects follow the traits until the last change, which brings those of now. */
function deltaRows(agent: Agent, sample: SampleAgent, now: number) {
  const states = (sample.evolution ?? []).map(({ daysAgo, big5 }, place, all) => ({
    at: daysBefore(now, daysAgo),
    scores: {
      big5,
      dimensions: place === all.length - 1 ? dimensionsOf(sample) : deriveAspects(big5),
    },
  }));
  return states.flatMap(({ at, scores }, place) => {
    const before = states[place - 1];
    const isLast = place === states.length - 1;
    const sent = isLast ? scores : { big5: scores.big5 };
    if (!before) return [];
    return deltasOf(before.scores, scores, sent).map((delta) => ({ ...agent, ...delta, at }));
  });
}

interface Agent {
  tenantId: string;
  agentId: string;
}

interface Instance extends Agent {
  instanceId: string;
}

function instanceRows(agent: Agent, sample: SampleInstance, place: number, now: number) {
  const inside = { ...agent, instanceId: crypto.randomUUID() };
  const createdAt = daysBefore(now, sample.createdDaysAgo, place);
  const instance = {
    ...inside,
    name: sample.name,
    description: sample.description,
    status: sample.isActive ? 'active' : 'inactive',
    isDefault: place === 0,
    createdAt,
    updatedAt: createdAt,
  };
  return { instance, ...memoryRows(inside, sample, now), states: stateRows(inside, sample, now) };
}

function memoryRows(inside: Instance, sample: SampleInstance, now: number) {
  const days = recentDays(sample);
  const nodes = sample.nodes.map(({ label, user = '' }, place) => ({
    ...inside,
    nodeId: crypto.randomUUID(),
    userId: user,
    label,
    createdAt: daysBefore(now, days, place),
  }));
  const hung = sample.nodes.flatMap(({ facts, user }, place) =>
    facts.map((text) => ({ text, user, nodeId: nodes[place]?.nodeId })),
  );
  const loose = sample.facts.map((fact) => ({ ...fact, nodeId: undefined }));
  const facts = [...hung, ...loose].map(({ text, user = '', nodeId }, place, all) => ({
    ...inside,
    ...remembered(text, daysBefore(now, days * (1 - place / all.length), place)),
    userId: user,
    nodeId,
    importance: IMPORTANCE[place % IMPORTANCE.length],
  }));
  return { nodes, facts };
}

function stateRows(inside: Instance, sample: SampleInstance, now: number) {
  const states = [
    ...sample.globalStates.map((state) => ({ ...state, scope: 'global' as const, userId: '' })),
    ...sample.userStates.map(({ user, ...state }) => ({ ...state, scope: 'user' as const, userId: user })),
  ];
  return states.map(({ changedDaysAgo = 2, ...state }, place) => ({
    ...inside,
    ...state,
    contentType: typeof state.value === 'string' ? 'text' : 'json',
    createdAt: daysBefore(now, Math.max(changedDaysAgo, recentDays(sample)), place),
    updatedAt: daysBefore(now, changedDaysAgo, place),
  }));
}

function talkRows(inside: Instance, { user, daysAgo, turns }: SampleTalk, now: number) {
  const owner = { ...inside, userId: user, sessionId: crypto.randomUUID() };
  const began = daysBefore(now, daysAgo, turns.length).getTime();
  const at = (place: number) => new Date(began + place * MINUTE);
  const runs = turns.map(({ said, response }, place) => ({
    ...owner,
    ...{ kind: 'chat' as const, status: 'complete' as const, finishReason: 'stop', phase: 'complete' },
    ...{ provider: 'sample', model: 'written for the sample', said, response },
    messages: turns
      .slice(0, place + 1)
      .flatMap((turn, spoken) => [
        { role: 'user', content: turn.said },
        ...(spoken < place ? [{ role: 'assistant', content: turn.response }] : []),
      ]),
    ...{ createdAt: at(place), updatedAt: at(place) },
  }));
  const session = { ...owner, createdAt: at(0), updatedAt: at(turns.length - 1) };
  return { session, runs };
}

function toolRows(agent: Agent, { tools, createdDaysAgo }: SampleAgent, now: number) {
  return tools.map(({ name, description, parameters }, place) => {
    const createdAt = daysBefore(now, createdDaysAgo, place);
    return {
      ...agent,
      ...{ name, description, createdAt, updatedAt: createdAt },
      parameters: JSON.stringify(parameters),
    };
  });
}

function agentFacts(agent: Agent, sample: SampleAgent, now: number) {
  return sample.facts.map((text, place) => ({
    ...agent,
    ...remembered(text, daysBefore(now, sample.createdDaysAgo, place)),
    sourceType: 'seed',
    factType: 'world_fact',
    importance: 0.9,
    metadata: { scope: 'agent_global' },
  }));
}

function remembered(content: string, at: Date) {
  return { content, sourceType: 'conversation', createdAt: at, updatedAt: at };
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const IMPORTANCE = [0.8, 0.5, 0.65, 0.35];

/** What is remembered is at most four weeks old: it reads as a life still going on. */
function recentDays({ createdDaysAgo }: SampleInstance): number {
  return Math.min(28, createdDaysAgo);
}

/** `place` moves rows of one list apart by some minutes, so that their order is theirs. */
function daysBefore(now: number, days: number, place = 0): Date {
  return new Date(now - days * DAY - (3 + place * 7) * MINUTE);
}
