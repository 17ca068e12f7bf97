import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TRAITS } from '@/lib/contract/personality';
import { bodyOf, type Json, listOf, openWorld, unique, type World } from '../../test-world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.api.close());

function post(json: unknown): Promise<Response> {
  return world.api.request('/agents', { method: 'POST', token: world.tokens.admin, json });
}

async function create(json: unknown): Promise<Json> {
  const response = await post(json);
  expect(response.status).toBe(200);
  return bodyOf(response);
}

const big5 = { openness: 0.75, conscientiousness: 0.5, extraversion: 1, agreeableness: 0, neuroticism: 0.25 };

const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const block = fc.record(Object.fromEntries(TRAITS.map((trait) => [trait, fraction])));

test('both scales come back as fractions within 1e-9', async () => {
  const name = unique('Scores');
  const property = fc.asyncProperty(block, fc.constantFrom(1, 100), async (scores, scale) => {
    const sent = Object.fromEntries(Object.entries(scores).map(([key, value]) => [key, value * scale]));
    const isPercent = scale === 100 && Object.values(sent).some((value) => value > 1);
    const agent = await create({ name, big5: sent });
    const replied = new Map(Object.entries(Object(agent.big5)));
    for (const [trait, value] of Object.entries(sent)) {
      const score: unknown = Object(replied.get(trait)).score;
      expect(Math.abs(Number(score) - (isPercent ? value / 100 : value))).toBeLessThan(1e-9);
    }
  });
  await fc.assert(property, { numRuns: 40 });
});

test('one value above 1 makes the block a percentage', async () => {
  const percent = { ...big5, openness: 50 };
  const agent = await create({ name: unique('Percent'), big5: percent });
  expect(agent.big5).toMatchObject({ openness: { score: 0.5 }, extraversion: { score: 0.01 } });
});

test.each([
  [{ ...big5, openness: -0.1 }, 'body.big5.openness'],
  [{ ...big5, openness: 100.5 }, 'body.big5.openness'],
  [{ ...big5, openness: '0.5' }, 'body.big5.openness'],
  [{ ...big5, openness: null }, 'body.big5.openness'],
  [{ openness: 1 }, 'body.big5.conscientiousness'],
  [{ ...big5, charm: 1 }, 'body.big5.charm'],
])('%j is 422', async (given, location) => {
  const response = await post({ name: unique('Wrong'), big5: given });
  expect(response.status).toBe(422);
  const { errors } = await bodyOf(response);
  expect(listOf(errors).map((error) => error.location)).toContain(location);
});
