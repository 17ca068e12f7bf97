import type { Switches } from './contract/capabilities';

/** What a switch that nobody touched is. */
export const DEFAULT_SWITCHES: Switches = {
  webSearch: false,
  rememberName: false,
  imageGeneration: false,
  inventory: true,
  knowledgeBase: false,
  knowledgeBaseWrite: false,
  knowledgeBaseScopeMode: 'project_only',
  memoryMode: 'sync',
  skills: false,
  autoLearnSkills: false,
  composio: false,
  wisdom: true,
  sharedMemory: false,
  catalogBooking: false,
  catalogGrounding: false,
  proactiveMode: 'full',
};

/** A switch that works only while another one does. */
const NEEDS = [
  ['knowledgeBaseWrite', 'knowledgeBase', 'The knowledge base is off.'],
  ['autoLearnSkills', 'skills', 'Skills are off.'],
  ['sharedMemory', 'wisdom', 'Wisdom is off.'],
] as const;

/** What an agent's switches depend on besides each other. */
export interface Surroundings {
  hasProject: boolean;
  makesImages: boolean;
}

export interface Obstacle {
  capability: keyof Switches;
  context: string;
  /** `pending` waits for the server; `blocked` waits for somebody to change the agent. */
  kind: 'pending' | 'blocked';
}

/**
 * What was asked for and does not work as things stand, with the reason. A switch keeps what was asked of it: it works
 * as soon as its obstacle is gone.
 */
export function obstaclesOf(asked: Switches, { hasProject, makesImages }: Surroundings): Obstacle[] {
  const found: Obstacle[] = [];
  if (asked.imageGeneration && !makesImages) {
    const context = 'No model provider of this server makes images. It unlocks when one does.';
    found.push({ capability: 'imageGeneration', context, kind: 'pending' });
  }
  if (asked.knowledgeBase && !hasProject) {
    const context = 'The agent belongs to no project, and a knowledge base is a project’s.';
    found.push({ capability: 'knowledgeBase', context, kind: 'blocked' });
  }
  for (const [capability, base, off] of NEEDS) {
    if (!asked[capability]) continue;
    if (!asked[base]) found.push({ capability, context: off, kind: 'blocked' });
    else if (found.some((obstacle) => obstacle.capability === base)) {
      found.push({ capability, context: 'The knowledge base does not work.', kind: 'blocked' });
    }
  }
  return found;
}

/** The switches as they work: on only what was asked for and has no obstacle. */
export function inEffect(asked: Switches, obstacles: Obstacle[]): Switches {
  const off = obstacles.map(({ capability }) => [capability, false] as const);
  return { ...asked, ...Object.fromEntries(off) };
}
