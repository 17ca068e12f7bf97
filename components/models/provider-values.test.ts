import { expect, test } from 'vitest';
import type { ModelProviderEntry } from '@/lib/contract/model-providers';
import { createBody, providerForm, testBody, updateBody, valuesOf } from './provider-values';

const known: ModelProviderEntry = {
  ...{ provider_id: 'workshop', name: 'Workshop', source: 'tenant', base_url: 'https://models.example/v1' },
  ...{
    models: ['large', 'small'],
    default_model: 'large',
    image_model: 'painter',
    key: 'kept',
    key_end: 'wxyz',
  },
};
const typed = { ...valuesOf(undefined), name: 'New', base_url: 'https://models.example/v1', models: ['m'] };

test('what was not filled in is null in a new provider', () => {
  expect(createBody(typed)).toEqual({
    ...{
      name: 'New',
      base_url: 'https://models.example/v1',
      models: ['m'],
      image_model: null,
      api_key: null,
    },
  });
  expect(createBody({ ...typed, api_key: 'sk-1' }).api_key).toBe('sk-1');
});

test.each([
  ['left alone', {}, undefined],
  ['typed', { api_key: 'sk-2' }, 'sk-2'],
  ['taken away', { drop_key: true }, null],
  ['typed although it was to be taken away', { api_key: 'sk-2', drop_key: true }, 'sk-2'],
])('a known provider’s key, %s', (_what, given, key) => {
  const values = { ...valuesOf(known), ...given };
  expect(updateBody(values).api_key).toBe(key);
  expect(testBody(values, known)).toEqual({
    ...{ provider_id: 'workshop', base_url: 'https://models.example/v1', model: 'large' },
    ...(key !== undefined && { api_key: key }),
  });
});

test('a new provider is tested by its address, with a model only when one is named', () => {
  expect(testBody({ ...typed, models: [] }, undefined)).toEqual({ base_url: 'https://models.example/v1' });
});

test('the form takes what the contract takes', () => {
  expect(providerForm.parse({ ...typed, base_url: ' https://models.example/v1/ ' }).base_url).toBe(
    'https://models.example/v1',
  );
  expect(providerForm.safeParse({ ...typed, api_key: 'two words' }).error?.issues[0]?.message).toMatch(
    /one word/,
  );
});
