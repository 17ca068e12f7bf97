import { describe, expect, it } from 'vitest';
import { readValue, stateText } from './state-text';

const state = {
  ...{ state_id: 's', agent_id: 'a', instance_id: 'i', scope: 'global', user_id: null, key: 'weather' },
  ...{ value: 'rain' as unknown, content_type: 'text', created_at: '', updated_at: '' },
};

describe('stateText', () => {
  it('keeps a text as it is and writes anything else as JSON', () => {
    expect(stateText({ ...state, value: 'a\r\nb' })).toMatchObject({
      ...{ content_type: 'text', value: 'a\nb', short: 'a b' },
    });
    expect(stateText({ ...state, value: { a: 1 }, content_type: 'json' })).toMatchObject({
      ...{ content_type: 'json', value: '{\n  "a": 1\n}', short: '{"a":1}' },
    });
    expect(stateText({ ...state, value: '5', content_type: 'json' }).value).toBe('"5"');
    expect(stateText({ ...state, value: null }).value).toBe('null');
  });
  it('shortens a long value', () => {
    expect(stateText({ ...state, value: 'x'.repeat(500) }).short).toHaveLength(120);
  });
});

describe('readValue', () => {
  it('reads what JSON is, and says where it is not', () => {
    expect(readValue({ content_type: 'text', value: '{' })).toEqual({ value: '{' });
    expect(readValue({ content_type: 'json', value: '{"a": [1, null]}' })).toEqual({
      value: { a: [1, null] },
    });
    expect(readValue({ content_type: 'json', value: '{\n  "a": 1,\n}' })).toEqual({
      wrong: 'is not JSON, line 2: This comma is one too many.',
    });
    expect(readValue({ content_type: 'json', value: '' }).wrong).toMatch(/^is not JSON/);
  });
  it('counts bytes, not letters', () => {
    expect(readValue({ content_type: 'text', value: 'a'.repeat(65_534) })).toHaveProperty('value');
    expect(readValue({ content_type: 'text', value: 'ä'.repeat(40_000) }).wrong).toBe(
      'has 80,002 bytes as JSON; at most 65,536 (64 KiB) are kept',
    );
  });
});
