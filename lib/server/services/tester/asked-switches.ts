import { DEFAULT_SWITCHES, inEffect, obstaclesOf, type Surroundings } from '@/lib/capability-rules';
import { type AgentCapabilities, type Switches, switches } from '@/lib/contract/capabilities';

export type { Surroundings };

const known = switches.partial().strip();

/** What was asked for, as far as the wire says: what works, and what is pending. */
export function askedIn(capabilities: AgentCapabilities): Switches {
  const pending = (capabilities.pendingCapabilities ?? []).map(({ capability }) => [capability, true]);
  const said = known.safeParse({ ...capabilities, ...Object.fromEntries(pending) });
  return { ...DEFAULT_SWITCHES, ...said.data };
}

/** The wire does not answer these: of a draft that is saved nothing would be seen. */
const UNSAID: (keyof Switches)[] = ['sharedMemory', 'catalogBooking', 'catalogGrounding', 'proactiveMode'];

export function working(asked: Switches, surroundings: Surroundings): Partial<Switches> {
  const works = inEffect(asked, obstaclesOf(asked, surroundings));
  return Object.fromEntries(Object.entries(works).filter(([name]) => !UNSAID.some((one) => one === name)));
}

/** The same by the names that a chat's request gives them. */
export function inSnakeCase(members: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => [
      name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
}
