import { MODES, type Mode, type ModeStrengths } from '@/lib/contract/modes';

/** A beginning: all in points from 0 to 100. */
export interface Preset {
  name: string;
  /** What somebody who has such a one would say of it. */
  hint: string;
  energy: number;
  strengths: ModeStrengths;
}

function strengths(given: Partial<ModeStrengths>): ModeStrengths {
  return Object.fromEntries(MODES.map((mode: Mode) => [mode, given[mode] ?? 0])) as ModeStrengths;
}

/** What the API makes of an identity that nothing is said about. */
export const BLANK: Preset = {
  name: 'Blank',
  hint: 'Every mode at 0: observations alone make it what it becomes.',
  energy: 80,
  strengths: strengths({}),
};

export const PRESETS: readonly Preset[] = [
  BLANK,
  {
    name: 'Lighthouse',
    hint: 'Watchful and steady, keeps to what was agreed.',
    energy: 80,
    strengths: strengths({
      perception: 75,
      order: 70,
      identity: 55,
      connection: 35,
      assertion: 30,
      exploration: 25,
    }),
  },
  {
    name: 'Scout',
    hint: 'Curious, quick to look at what is new and to try it.',
    energy: 90,
    strengths: strengths({
      exploration: 80,
      perception: 65,
      assertion: 45,
      identity: 40,
      connection: 35,
      order: 20,
    }),
  },
  {
    name: 'Host',
    hint: 'Warm, attends to people before things.',
    energy: 85,
    strengths: strengths({
      connection: 80,
      perception: 60,
      identity: 45,
      exploration: 40,
      order: 35,
      assertion: 20,
    }),
  },
  {
    name: 'Advocate',
    hint: 'Speaks up, decides soon and stands by it.',
    energy: 85,
    strengths: strengths({
      assertion: 75,
      identity: 70,
      connection: 45,
      order: 45,
      perception: 40,
      exploration: 30,
    }),
  },
  {
    name: 'Weathered',
    hint: 'Begins tired and on its guard: to see how it recovers.',
    energy: 35,
    strengths: strengths({
      stress_response: 60,
      perception: 60,
      order: 45,
      identity: 40,
      connection: 30,
      assertion: 20,
    }),
  },
];
