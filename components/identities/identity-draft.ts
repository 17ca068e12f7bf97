import * as z from 'zod';
import { createIdentityBody } from '@/lib/contract/identities';
import { MODES, type Mode } from '@/lib/contract/modes';
import type { InitialConfig } from '@/lib/identity-engine/state';
import { parsePoints } from '../points-text';
import { BLANK, type Preset } from './presets';

const NUMBERS = [...MODES, 'energy_level'] as const;
export type NumberName = (typeof NUMBERS)[number];

/** A new identity as it stands in the form: numbers are points as they were typed. */
export const identityDraft = z.object({
  name: z.string(),
  description: z.string(),
  numbers: z.record(z.enum(NUMBERS), z.string()),
});
export type IdentityDraft = z.infer<typeof identityDraft>;
export type DraftErrors = Partial<Record<'name' | 'description' | NumberName, string>>;

export const EMPTY_DRAFT: IdentityDraft = { name: '', description: '', numbers: numbersOf(BLANK) };

export function numbersOf({ strengths, energy }: Preset): IdentityDraft['numbers'] {
  const entries = MODES.map((mode: Mode) => [mode, String(strengths[mode])] as const);
  return Object.fromEntries([...entries, ['energy_level', String(energy)]]) as IdentityDraft['numbers'];
}

export function isPreset(preset: Preset, { numbers }: IdentityDraft): boolean {
  const own = numbersOf(preset);
  return NUMBERS.every((name) => parsePoints(numbers[name]) === parsePoints(own[name]));
}

/** The numbers as the engine takes them; null when one is none. */
export function configOf({ numbers }: IdentityDraft): InitialConfig | null {
  const energy = parsePoints(numbers.energy_level);
  const strengths = MODES.map((mode) => [mode, parsePoints(numbers[mode])] as const);
  if (energy === null || strengths.some(([, value]) => value === null)) return null;
  return { energy, strengths: Object.fromEntries(strengths) as InitialConfig['strengths'] };
}

type Body = z.input<typeof createIdentityBody>;

/** What is sent, or what is wrong with what was typed. */
export function bodyOf(draft: IdentityDraft): { body: Body; errors?: undefined } | { errors: DraftErrors } {
  const errors: DraftErrors = {};
  const fraction = (name: NumberName) => {
    const value = parsePoints(draft.numbers[name]);
    if (value === null) errors[name] = 'must be a number from 0 to 100';
    return value ?? 0;
  };
  const body: Body = {
    name: draft.name,
    description: draft.description || undefined,
    initial_config: {
      mode_strengths: Object.fromEntries(MODES.map((mode) => [mode, fraction(mode)])),
      energy_level: fraction('energy_level'),
    },
  };
  const { error } = createIdentityBody.safeParse(body);
  for (const { path, message } of error?.issues ?? []) {
    const field = path[0] === 'description' ? 'description' : 'name';
    errors[field] ??= message;
  }
  return Object.keys(errors).length > 0 ? { errors } : { body };
}
