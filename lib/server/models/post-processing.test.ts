import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Catalogue, catalogueOf } from './catalogue';
import { effectiveModel, type Layers, systemModel } from './post-processing';

const bare = catalogueOf({});
const served = catalogueOf({
  CHAT_BASE_URL: 'https://user@models.example/v1',
  CHAT_MODEL: ['large', 'small'],
  CHAT_IMAGE_MODEL: 'painter',
});

test('without settings only the rehearsal is there', () => {
  expect(bare).toEqual({
    providers: [{ id: 'rehearsal', name: 'Rehearsal, no language model', models: ['rehearsal-1'] }],
    makesImages: false,
  });
});

test('a configured provider leads the list and is named by its host alone', () => {
  const [first, second] = served.providers;
  expect(first).toMatchObject({ id: 'openai-compatible', models: ['large', 'small'], imageModel: 'painter' });
  expect(first.name).toBe('OpenAI-compatible at models.example');
  expect([second?.id, served.makesImages]).toEqual(['rehearsal', true]);
});

describe('the system', () => {
  test.each<[string, Catalogue, string, string]>([
    ['small', served, 'openai-compatible', 'large'],
    ['rehearsal-1', served, 'rehearsal', 'rehearsal-1'],
    ['never heard of', served, 'openai-compatible', 'large'],
    ['never heard of', bare, 'rehearsal', 'rehearsal-1'],
  ])('%s', (chatModel, catalogue, provider, model) => {
    expect(systemModel(chatModel, catalogue)).toEqual({ provider, model });
  });
});

test('the first layer that sets a model wins, whatever the chat model is', () => {
  const choice = fc.oneof(
    fc.constant({ provider: '', model: '' }),
    fc.record({ provider: fc.string({ minLength: 1 }), model: fc.string({ minLength: 1 }) }),
  );
  const layers: fc.Arbitrary<Layers> = fc.record({ agent: choice, project: choice, account: choice });
  fc.assert(
    fc.property(layers, fc.string(), (given, chatModel) => {
      const { setBy, model } = effectiveModel(given, chatModel, served);
      const { agent, project, account } = given;
      const first = [agent, project, account].find((layer) => layer.model !== '');
      expect(model).toMatchObject(first ?? systemModel(chatModel, served));
      expect(setBy === 'system').toBe(first === undefined);
      if (setBy !== 'system') expect(given[setBy]).toBe(first);
    }),
  );
});
