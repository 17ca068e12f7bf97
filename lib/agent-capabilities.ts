import {
  DEFAULT_SWITCHES,
  inEffect,
  type Obstacle,
  obstaclesOf,
  type Surroundings,
} from './capability-rules';
import type { AgentCapabilities, AgentSwitches, Switches } from './contract/capabilities';
import { draftsOf, type RecordDraft } from './record-draft';

/** What the Capabilities tab edits, by the names that a request uses. Null: the API does not answer it. */
export type CapabilityForm = AgentSwitches['switches'] & { mcpEnabled: string[] };
export type CapabilityMember = keyof CapabilityForm;

const MEMBERS = [...Object.keys(DEFAULT_SWITCHES), 'mcpEnabled'] as CapabilityMember[];
export const capabilityDrafts = draftsOf<CapabilityForm>(MEMBERS);

export function capabilityFormOf(
  capabilities: AgentCapabilities,
  { switches }: AgentSwitches,
): CapabilityForm {
  return { ...switches, mcpEnabled: capabilities.mcp_enabled ?? [] };
}

/** The draft that was left in this browser; null unless every member is of the kind that it is here. */
export function parseKept(content: unknown): RecordDraft<CapabilityForm> | null {
  const { base, values } = Object.assign({ base: null, values: null }, content);
  return isPart(base) && isPart(values) ? { base, values } : null;
}

function isPart(value: unknown): value is Partial<CapabilityForm> {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).every(([member, kept]) => {
    if (member === 'mcpEnabled') return Array.isArray(kept) && kept.every((item) => typeof item === 'string');
    return typeof kept === typeof Reflect.get(DEFAULT_SWITCHES, member);
  });
}

export type CapabilityState = 'on' | 'off' | 'pending' | 'blocked';

export interface LedgerEntry {
  state: CapabilityState;
  because?: string;
}

/** What the API says besides the switches themselves. */
export interface CapabilityFacts extends Surroundings {
  pending: NonNullable<AgentCapabilities['pendingCapabilities']>;
  /** What is stored: a reason that the API gave holds while its switch stays as it is. */
  stored: CapabilityForm;
}

/** How every switch stands when these values are stored. */
export function ledgerOf(
  values: CapabilityForm,
  facts: CapabilityFacts,
): (member: keyof Switches) => LedgerEntry {
  const asked = known(values);
  const obstacles = [...obstaclesOf(asked, facts)];
  for (const { capability, context = '' } of facts.pending) {
    const told = obstacles.some((obstacle) => obstacle.capability === capability);
    if (told || !isSwitch(capability) || obstacleIsOver(capability, values, facts)) continue;
    obstacles.push({ capability, context, kind: 'pending' });
  }
  const works = inEffect(asked, obstacles);
  return (member) => entryOf(member, works, obstacles);
}

/** The reasons that this version knows were looked for already; only a foreign one is left to the API. */
function obstacleIsOver(capability: keyof Switches, values: CapabilityForm, facts: CapabilityFacts): boolean {
  if (!values[capability]) return true;
  const before = obstaclesOf(known(facts.stored), facts);
  return before.some((obstacle) => obstacle.capability === capability);
}

function entryOf(member: keyof Switches, works: Switches, obstacles: Obstacle[]): LedgerEntry {
  const obstacle = obstacles.find(({ capability }) => capability === member);
  if (obstacle) return { state: obstacle.kind, because: obstacle.context };
  return { state: works[member] ? 'on' : 'off' };
}

function isSwitch(name: string): name is keyof Switches {
  return name in DEFAULT_SWITCHES;
}

/** A member that the API does not answer counts as its default. */
function known(values: CapabilityForm): Switches {
  const { sharedMemory, catalogBooking, catalogGrounding, proactiveMode, mcpEnabled: _, ...rest } = values;
  return {
    ...rest,
    sharedMemory: sharedMemory ?? DEFAULT_SWITCHES.sharedMemory,
    catalogBooking: catalogBooking ?? DEFAULT_SWITCHES.catalogBooking,
    catalogGrounding: catalogGrounding ?? DEFAULT_SWITCHES.catalogGrounding,
    proactiveMode: proactiveMode ?? DEFAULT_SWITCHES.proactiveMode,
  };
}
