import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ASPECTS, type AspectScores, type Big5Scores, TRAITS } from '@/lib/contract/traits';
import { byName } from '@/lib/personality/by-name';
import { ASPECT_RULES, deriveAspects } from '@/lib/personality/derive-aspects';
import { bodyOf, listOf, openWorld, unique, type World } from '../../test-world';
import { BIG5, MIDDLE, type Personalities, personalitiesOf, traitsOf } from './test-personality';

let world: World;
let personalities: Personalities;
beforeAll(async () => {
  world = await openWorld();
  personalities = personalitiesOf(world);
});
afterAll(() => world.api.close());

const set: Personalities['set'] = (...input) => personalities.set(...input);
const get: Personalities['get'] = (...input) => personalities.get(...input);
const createAgent: Personalities['createAgent'] = (...input) => personalities.createAgent(...input);
const put: Personalities['put'] = (...input) => personalities.put(...input);

const HAND = byName(ASPECTS, (aspect) => ASPECTS.indexOf(aspect) / 20);
const distance = <K extends string>(one: Record<K, number>, other: Record<K, number>, names: readonly K[]) =>
  Math.max(...names.map((name) => Math.abs(one[name] - other[name])));

const fraction = fc.double({ min: 0, max: 1, noNaN: true });
function scores<K extends string>(names: readonly K[]): fc.Arbitrary<Record<K, number>> {
  const some = fc.array(fraction, { minLength: names.length, maxLength: names.length });
  return some.map((values) => byName(names, (name) => values[names.indexOf(name)] ?? 0));
}

describe('any valid personality', () => {
  test('is got back within 1e-9 on both scales, its aspects in range and derived', async () => {
    const agentId = await createAgent();
    const property = fc.asyncProperty(scores(TRAITS), fc.constantFrom(1, 100), async (big5, scale) => {
      await set(agentId, { big5: byName(TRAITS, (trait) => big5[trait] * scale) });
      const personality = await get(agentId, '?history_limit=1');
      // Five scores of at most 1 are fractions, whatever they were meant to be.
      const isSmall = scale === 100 && TRAITS.every((trait) => big5[trait] * scale <= 1);
      const expected = isSmall ? byName(TRAITS, (trait) => big5[trait] * 100) : big5;
      expect(distance(traitsOf(personality), expected, TRAITS)).toBeLessThan(1e-9);
      const { dimensions } = personality.profile;
      expect(distance(dimensions, deriveAspects(expected), ASPECTS)).toBeLessThan(1e-9);
      expect(Object.values(dimensions).every((score) => score >= 0 && score <= 1)).toBe(true);
    });
    await fc.assert(property, { numRuns: 40 });
  });

  test('keeps the aspects that are sent with it, each block on its own scale', async () => {
    const agentId = await createAgent();
    const both = [scores(TRAITS), scores(ASPECTS), fc.constantFrom(1, 100)] as const;
    const property = fc.asyncProperty(...both, async (big5, aspects, scale) => {
      const dimensions = { ...aspects, intellect: 1 };
      await set(agentId, { big5, dimensions: byName(ASPECTS, (aspect) => dimensions[aspect] * scale) });
      const personality = await get(agentId, '?history_limit=1');
      expect(distance(traitsOf(personality), big5, TRAITS)).toBeLessThan(1e-9);
      expect(distance(personality.profile.dimensions, dimensions, ASPECTS)).toBeLessThan(1e-9);
    });
    await fc.assert(property, { numRuns: 25 });
  });

  test('raises an aspect when its trait is raised, through the API too', async () => {
    const agentId = await createAgent();
    const pair = [scores(TRAITS), fc.constantFrom(...ASPECTS), fraction, fraction] as const;
    const property = fc.asyncProperty(...pair, async (big5, aspect, one, other) => {
      const trait = ASPECT_RULES[aspect].of;
      const answered: number[] = [];
      for (const score of [one, other].toSorted((a, b) => a - b)) {
        await set(agentId, { big5: { ...big5, [trait]: score } });
        answered.push((await get(agentId, '?history_limit=1')).profile.dimensions[aspect]);
      }
      const [low = 1, high = 0] = answered;
      expect(high).toBeGreaterThanOrEqual(low - 1e-12);
    });
    await fc.assert(property, { numRuns: 25 });
  });
});

describe('what is sent decides what is kept', () => {
  test('only big5: aspects set by hand are derived again', async () => {
    const agentId = await createAgent({ big5: BIG5, dimensions: HAND });
    expect((await get(agentId)).profile.dimensions).toEqual(HAND);
    await set(agentId, { big5: BIG5 });
    expect((await get(agentId)).profile.dimensions).toEqual(deriveAspects(BIG5));
  });

  test('only dimensions: big5 stays', async () => {
    const agentId = await createAgent({ big5: BIG5 });
    await set(agentId, { dimensions: HAND });
    const personality = await get(agentId);
    expect(traitsOf(personality)).toEqual(BIG5);
    expect(personality.profile.dimensions).toEqual(HAND);
  });

  test('an agent without scores answers the middle with confidence 0, and 1 once they are set', async () => {
    const agentId = await createAgent();
    const before = await get(agentId);
    expect(traitsOf(before)).toEqual(MIDDLE);
    expect(before.profile.big5.openness).toEqual({ score: 0.5, confidence: 0 });
    expect(before.evolution).toEqual([]);
    await set(agentId, { big5: MIDDLE });
    const after = await get(agentId);
    const openness = { score: 0.5, confidence: 1, level: 'moderate', facets: [] };
    expect(after.profile.big5.openness).toEqual(openness);
    // The scores are the same as before, so nothing evolved.
    expect(after.evolution).toEqual([]);
  });

  test('the agent itself answers the same scores, levels and facets', async () => {
    const agentId = await createAgent({ big5: BIG5 });
    const detail = await bodyOf(await world.api.request(`/agents/${agentId}`, { token: world.tokens.admin }));
    const { profile } = await get(agentId);
    expect(detail.big5).toEqual(profile.big5);
    expect(detail.dimensions).toEqual(profile.dimensions);
    expect(profile.big5.extraversion).toMatchObject({
      level: 'very high',
      facets: ['sociable', 'forthright'],
    });
  });

  test('behaviours and preferences that were written down win over derived ones', async () => {
    const behaviors = {
      ...{ conflict_approach: 'leaves', empathy_style: 'none' },
      ...{ question_frequency: 'never', response_length: 'one word' },
    };
    const { profile } = await get(await createAgent({ big5: BIG5, behaviors }));
    expect(profile.behaviors).toEqual(behaviors);
    expect(profile.preferences).toEqual({
      ...{ conversation_pace: 'brisk', emotional_expression: 'reserved' },
      ...{ formality: 'casual', humor_style: 'playful' },
    });
    expect(profile.temperature).toBe(0.77);
  });

  test('it is found by name, and by nobody else', async () => {
    const name = unique('Found/by name');
    const agentId = await createAgent({ name });
    expect((await get(name)).profile.agent_id).toBe(agentId);
    const path = `/agents/${agentId}/personality`;
    expect((await world.api.request(path, { token: world.tokens.outsider })).status).toBe(404);
  });
});

describe('a wrong score is 422 at its member', () => {
  const wrong: [string, unknown][] = [
    ['-0.01', -0.01],
    ['-1', -1],
    ['100.01', 100.01],
    ['101', 101],
    ['1e308', 1e308],
    ['null, as JSON writes NaN and Infinity', Number.NaN],
    ['"0.5"', '0.5'],
    ['true', true],
  ];
  test.each(wrong)('%s', async (_name, value) => {
    const agentId = await createAgent({ big5: BIG5 });
    const bodies = [
      [{ big5: { ...BIG5, extraversion: value } }, 'body.big5.extraversion'],
      [{ dimensions: { ...HAND, volatility: value } }, 'body.dimensions.volatility'],
    ] as const;
    for (const [body, location] of bodies) {
      const response = await put(agentId, body);
      expect(response.status).toBe(422);
      const { errors } = await bodyOf(response);
      expect(listOf(errors).map((error) => error.location)).toEqual([location]);
    }
    expect(traitsOf(await get(agentId))).toEqual(BIG5);
  });

  test('numbers that JSON cannot hold are refused as text', async () => {
    const agentId = await createAgent();
    for (const number of ['NaN', 'Infinity', '-Infinity']) {
      const body = `{"big5":{"openness":${number}}}`;
      const init = { method: 'PUT', token: world.tokens.admin, body };
      const headers = { 'Content-Type': 'application/json' };
      const path = `/agents/${agentId}/personality`;
      expect((await world.api.request(path, { ...init, headers })).status).toBe(400);
    }
    const huge = `{"big5":{"openness":1e999,"conscientiousness":0,"extraversion":0,"agreeableness":0,"neuroticism":0}}`;
    const headers = { 'Content-Type': 'application/json' };
    const init = { method: 'PUT', token: world.tokens.admin, body: huge, headers };
    expect((await world.api.request(`/agents/${agentId}/personality`, init)).status).toBe(422);
  });

  test('a mixed block is read as percentages, and a block must be whole', async () => {
    const agentId = await createAgent();
    await set(agentId, { big5: { ...BIG5, openness: 80 } });
    const { openness, extraversion }: Big5Scores = traitsOf(await get(agentId));
    expect(openness).toBe(0.8);
    expect(extraversion).toBeCloseTo(0.009, 9);
    const partial: Partial<AspectScores> = { intellect: 1 };
    const cases = [
      [{}, 'body'],
      [{ big5: { openness: 1 } }, 'body.big5.conscientiousness'],
      [{ dimensions: partial }, 'body.dimensions.aesthetic'],
      [{ big5: { ...BIG5, charm: 1 } }, 'body.big5.charm'],
      [{ big5: BIG5, assessment_method: 'guess' }, 'body.assessment_method'],
    ] as const;
    for (const [body, location] of cases) {
      const response = await put(agentId, body);
      expect(response.status).toBe(422);
      const { errors } = await bodyOf(response);
      expect(listOf(errors).map((error) => error.location)).toContain(location);
    }
  });
});
