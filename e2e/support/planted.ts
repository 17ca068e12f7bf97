/**
 * Agents that are in Acme before the server starts, each for one test: the wire has no operation that
 * writes facts, nodes or states. All numbers differ, so that a mixed-up count shows.
 */
export interface PlantedInstance {
  name: string;
  facts: number;
  nodes: number;
  globalStates: number;
  userStates: number;
}

export interface PlantedAgent {
  name: string;
  /** Facts of the agent itself, which no reset deletes. */
  agentFacts: number;
  instances: [PlantedInstance, PlantedInstance];
  /** Facts besides, so many that a fork can be watched. */
  manyFacts?: number;
  /** States besides, of its default instance. */
  manyStates?: number;
  conversation?: LongConversation;
  /** A probe of its instances that was killed and left its canaries. */
  killedProbe?: boolean;
  /** The same of an API session besides, for its transcript. */
  transcript?: LongConversation;
}

export interface LongConversation {
  turns: number;
}

/** The id of the conversation that is planted. */
export const LONG_CONVERSATION = '7a1c0000-0000-4000-8000-000000000001';

function plant(name: string): PlantedAgent {
  return {
    name,
    agentFacts: 2,
    instances: [
      { name: 'ws-eu-west', facts: 7, nodes: 5, globalStates: 3, userStates: 4 },
      { name: 'ws-us-east', facts: 11, nodes: 9, globalStates: 6, userStates: 8 },
    ],
  };
}

export const planted = {
  reset: plant('Planted for reset'),
  resetByKeyboard: plant('Planted for reset by keyboard'),
  doubleClick: plant('Planted for a double click'),
  deleteInstance: plant('Planted for delete instance'),
  deleteAgent: plant('Planted for delete agent'),
  remote: plant('Planted for remote reset'),
  member: plant('Planted for a member'),
  look: plant('Planted for a look'),
  memory: { ...plant('Planted for memory'), manyFacts: 10_000, manyStates: 1000 },
  large: { ...plant('Planted for a long fork'), manyFacts: 39_982 },
  probed: { ...plant('Planted for a killed probe'), killedProbe: true },
  talkative: {
    ...plant('Planted for a long talk'),
    conversation: { turns: 2000 },
    transcript: { turns: 2000 },
  },
  largeDeleted: { ...plant('Planted for a fork that fails'), manyFacts: 40_000 },
} satisfies Record<string, PlantedAgent>;

/** Enough rows in Acme that its list has filters and pages; tests add their own. */
export const acmeAgents = 40;

/** Rows of Globex, where tests only read. */
export const globexAgents = 1000;
