import { describe, expect, test } from 'vitest';
import { DEFAULT_SWITCHES, obstaclesOf } from '@/lib/capability-rules';
import { createAgentBody } from '@/lib/contract/agents';
import { updateCapabilitiesBody } from '@/lib/contract/capabilities';
import { createInstanceBody } from '@/lib/contract/instances';
import { createCustomToolBody } from '@/lib/contract/tools';
import { schemaErrors } from '@/lib/tool-schema';
import { luna } from './luna';
import { marlow } from './marlow';
import { odile } from './odile';
import type { SampleAgent, SampleInstance } from './sample-agent';
import { TALKS } from './sample-talks';
import { wren } from './wren';

const SAMPLES = [luna, marlow, odile, wren];

function sizes(instance: SampleInstance) {
  return {
    facts: instance.facts.length + instance.nodes.flatMap(({ facts }) => facts).length,
    nodes: instance.nodes.length,
    globalStates: instance.globalStates.length,
    userStates: instance.userStates.length,
  };
}

function instanceNamed(instances: SampleInstance[], name: string): SampleInstance {
  const found = instances.find((instance) => instance.name === name);
  if (!found) throw new Error(`There is no instance ${name}.`);
  return found;
}

const stateValue = ({ globalStates }: SampleInstance, wanted: string) =>
  globalStates.find(({ key }) => key === wanted)?.value;

describe.each(SAMPLES)('$name', (sample) => {
  test('is what the API itself would accept', () => {
    const parsed = createAgentBody.safeParse({
      name: sample.name,
      bio: sample.bio,
      gender: sample.gender,
      language: sample.language,
      personality_prompt: sample.personalityPrompt,
      speech_patterns: sample.speechPatterns,
      true_interests: sample.trueInterests,
      true_dislikes: sample.trueDislikes,
      primary_traits: sample.primaryTraits,
      big5: sample.big5,
      dimensions: sample.dimensions,
      behaviors: sample.behaviors,
      preferences: sample.preferences,
    });
    expect(parsed.error?.issues).toBeUndefined();
    for (const { name, description } of sample.instances) createInstanceBody.parse({ name, description });
    for (const tool of sample.tools) createCustomToolBody.parse(tool);
    updateCapabilitiesBody.parse(sample.capabilities);
  });

  test('starts with its default instance and names none twice', () => {
    expect(sample.instances[0]?.name).toBe('default');
    expect(new Set(sample.instances.map(({ name }) => name)).size).toBe(sample.instances.length);
  });

  test('has no state twice, and nothing older than the instance that holds it', () => {
    for (const { globalStates, userStates, createdDaysAgo } of sample.instances) {
      const keys = [
        ...globalStates.map(({ key }) => key),
        ...userStates.map(({ user, key }) => `${user} ${key}`),
      ];
      expect(new Set(keys).size).toBe(keys.length);
      for (const { changedDaysAgo = 2 } of [...globalStates, ...userStates]) {
        expect(changedDaysAgo).toBeLessThanOrEqual(createdDaysAgo);
      }
      expect(createdDaysAgo).toBeLessThanOrEqual(sample.createdDaysAgo);
    }
  });
});

test('one waits for an image model, and one learns skills that are off', () => {
  const obstaclesIn = ({ capabilities }: SampleAgent) =>
    obstaclesOf({ ...DEFAULT_SWITCHES, ...capabilities }, { hasProject: true, makesImages: false });
  const found = SAMPLES.map((sample) => obstaclesIn(sample).map(({ capability }) => capability));
  expect(found).toEqual([['imageGeneration'], [], ['autoLearnSkills'], []]);
});

test('busy instances hold a different number of each kind, so that a receipt cannot mix them up', () => {
  const busy = [
    ['ws-us-east', luna],
    ['ws-eu-west', luna],
    ['lockers-north', marlow],
    ['returns-desk', marlow],
    ['hotel-quay', odile],
    ['field-team', wren],
  ] as const;
  for (const [name, { instances }] of busy) {
    const numbers = Object.values(sizes(instanceNamed(instances, name)));
    expect(numbers).not.toContain(0);
    expect([name, new Set(numbers).size]).toEqual([name, 4]);
  }
});

describe('the planted problems', () => {
  test('Luna: one workspace contradicts the others', () => {
    const values = luna.instances.map((instance) => [instance.name, stateValue(instance, 'lantern_gate')]);
    expect(values.filter(([, value]) => value === 'sealed')).toEqual([['ws-eu-west', 'sealed']]);
    expect(values.filter(([, value]) => value === 'open')).toHaveLength(4);
  });

  test('Marlow: people wait in an instance that is switched off', () => {
    const { isActive, userStates } = instanceNamed(marlow.instances, 'returns-desk');
    expect(isActive).toBe(false);
    expect(new Set(userStates.map(({ user }) => user)).size).toBe(5);
  });

  test('Marlow: one of all the tools has a list that does not say what it holds', () => {
    const broken = SAMPLES.flatMap(({ tools }) => tools).flatMap(({ name, parameters }) =>
      schemaErrors(parameters).map(({ path }) => `${name} ${path.join('.')}`),
    );
    expect(broken).toEqual(['open_lockers properties.doors.items']);
  });

  test('Odile: two states are months older than the facts beside them', () => {
    const { globalStates } = instanceNamed(odile.instances, 'hotel-garden');
    expect(globalStates.filter(({ changedDaysAgo = 0 }) => changedDaysAgo > 200)).toHaveLength(2);
  });

  test('Wren: the scores drifted away from the prompt, and end at those of now', () => {
    const extraversion = wren.evolution?.map(({ big5 }) => big5.extraversion) ?? [];
    expect(extraversion).toEqual(extraversion.toSorted());
    expect(extraversion[0]).toBeLessThan(0.2);
    expect(wren.evolution?.at(-1)?.big5).toEqual(wren.big5);
    expect(wren.evolution?.every(({ daysAgo }) => daysAgo <= wren.createdDaysAgo)).toBe(true);
  });

  test('Wren: a silent archivist by prompt, an excited talker by scores', () => {
    expect(wren.personalityPrompt).toContain('careful and reserved');
    expect(wren.big5.extraversion).toBeGreaterThan(0.9);
    expect(wren.big5.conscientiousness).toBeLessThan(0.2);
    expect(wren.isActive).toBe(false);
  });
});

test('each has talked to somebody it knows, in an instance of its own', () => {
  for (const sample of [luna, marlow, odile, wren]) {
    const talks = TALKS.get(sample.name) ?? [];
    expect(talks.length, sample.name).toBeGreaterThan(0);
    for (const { instance, user, turns } of talks) {
      const place = sample.instances.find(({ name }) => name === instance);
      expect(JSON.stringify(place), `${sample.name}, ${instance}`).toContain(JSON.stringify(user));
      expect(turns.length).toBeGreaterThan(0);
    }
  }
});
