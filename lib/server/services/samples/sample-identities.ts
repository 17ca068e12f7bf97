import type { Mode, ModeStrengths } from '@/lib/contract/modes';
import { draw } from '../../store/seed-draw';

/** A stretch of a history: cycles of these modes, each with a signal between two values. */
interface Phase {
  cycles: number;
  modes: readonly Mode[];
  signal: readonly [from: number, to: number];
}

export interface SampleIdentity {
  name: string;
  description: string;
  /** The sample agent that it is attached to. */
  agent?: string;
  strengths: Partial<ModeStrengths>;
  energy: number;
  phases: readonly Phase[];
  /** Between two observations. */
  minutesApart: number;
}

/** Planted: one is calm, one under stress, one at its limit, and one drifts from what it was without any stress. */
export const SAMPLE_IDENTITIES: readonly SampleIdentity[] = [
  {
    name: 'Luna on a quiet sea',
    description: 'A long voyage without storms. She stays near to her captain and rests between the bells.',
    agent: 'Luna',
    strengths: { perception: 0.6, exploration: 0.5, connection: 0.7, identity: 0.6 },
    energy: 0.8,
    minutesApart: 20,
    phases: [
      { cycles: 140, modes: ['connection', 'perception', 'exploration'], signal: [0.4, 0.8] },
      { cycles: 40, modes: ['connection', 'identity'], signal: [0, 0.2] },
      { cycles: 180, modes: ['connection', 'perception', 'identity'], signal: [0.5, 0.8] },
    ],
  },
  {
    name: 'Marlow in December',
    description: 'Parcels pile up and doors do not open. Strain comes back before it has gone.',
    strengths: { order: 0.7, perception: 0.5, assertion: 0.4 },
    energy: 0.7,
    minutesApart: 6,
    phases: [
      { cycles: 160, modes: ['order', 'perception', 'assertion'], signal: [0.4, 0.8] },
      { cycles: 60, modes: ['order', 'order', 'stress_response'], signal: [0.6, 0.9] },
      { cycles: 90, modes: ['order', 'assertion', 'connection'], signal: [0.2, 0.5] },
      { cycles: 70, modes: ['stress_response', 'order', 'stress_response', 'assertion'], signal: [0.6, 0.8] },
    ],
  },
  {
    name: 'Odile, three alarms in one night',
    description: 'A flood in the cellar, a lost key, a guest who fell ill. Nobody came to help.',
    strengths: { order: 0.5, connection: 0.6, identity: 0.5 },
    energy: 0.6,
    minutesApart: 2,
    phases: [
      { cycles: 120, modes: ['connection', 'order', 'identity'], signal: [0.3, 0.6] },
      { cycles: 12, modes: ['stress_response'], signal: [0.6, 1] },
      { cycles: 60, modes: ['order', 'connection'], signal: [0.3, 0.5] },
      { cycles: 25, modes: ['stress_response'], signal: [0.8, 1] },
    ],
  },
  {
    name: 'Wren before the complaints',
    description: 'An archivist who began to guess. Nothing strained it, it only moved away from what it was.',
    strengths: { order: 0.9, perception: 0.8, identity: 0.7 },
    energy: 0.9,
    minutesApart: 45,
    phases: [
      { cycles: 150, modes: ['order', 'perception', 'identity'], signal: [0.6, 0.9] },
      { cycles: 45, modes: ['exploration', 'assertion', 'exploration'], signal: [0.7, 1] },
    ],
  },
];

/** What was observed: the same every time. */
export function observationsOf({ name, phases }: SampleIdentity) {
  const { below, pick } = draw(`sample identity ${name}`);
  return phases.flatMap(({ cycles, modes, signal: [from, to] }) =>
    Array.from({ length: cycles }, () => ({
      mode: pick(modes),
      signal: (from * 100 + below((to - from) * 100 + 1)) / 100,
      confidence: (60 + below(41)) / 100,
    })),
  );
}
