import { describe, expect, it } from 'vitest';
import { bodyOf, configOf, EMPTY_DRAFT, isPreset, numbersOf } from './identity-draft';
import { BLANK, PRESETS } from './presets';

const draft = { ...EMPTY_DRAFT, name: 'Lux' };

describe('bodyOf', () => {
  it('sends points as fractions, and leaves an empty description out', () => {
    const numbers = { ...draft.numbers, order: '72,5', energy_level: '90' };
    const { body } = bodyOf({ ...draft, numbers }) as { body: object };
    expect(body).toMatchObject({
      name: 'Lux',
      initial_config: { energy_level: 0.9, mode_strengths: { order: 0.725, perception: 0 } },
    });
    expect(JSON.parse(JSON.stringify(body))).not.toHaveProperty('description');
  });

  it('names every field that is wrong', () => {
    const numbers = { ...draft.numbers, order: '101', identity: '' };
    const { errors } = bodyOf({ name: '  ', description: 'x'.repeat(2001), numbers });
    expect(Object.keys(errors ?? {}).toSorted()).toEqual(['description', 'identity', 'name', 'order']);
  });
});

describe('configOf', () => {
  it('gives the engine fractions, and nothing while a number is half typed', () => {
    const numbers = { ...draft.numbers, order: '72,5' };
    expect(configOf({ ...draft, numbers })).toMatchObject({ energy: 0.8, strengths: { order: 0.725 } });
    expect(configOf({ ...draft, numbers: { ...numbers, identity: '' } })).toBeNull();
  });
});

describe('presets', () => {
  it('are what the API takes, and differ', () => {
    expect(new Set(PRESETS.map(({ name }) => name)).size).toBe(PRESETS.length);
    for (const preset of PRESETS) {
      const chosen = { ...draft, numbers: numbersOf(preset) };
      expect(bodyOf(chosen).errors).toBeUndefined();
      expect(PRESETS.filter((each) => isPreset(each, chosen))).toEqual([preset]);
    }
  });

  it('are recognised however the numbers are written', () => {
    expect(isPreset(BLANK, { ...draft, numbers: { ...draft.numbers, energy_level: '80.0' } })).toBe(true);
    expect(isPreset(BLANK, { ...draft, numbers: { ...draft.numbers, order: '' } })).toBe(false);
  });
});
