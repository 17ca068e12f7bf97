import { describe, expect, it } from 'vitest';
import { readScope, withScope } from './agent-scope';

const id = '0d9a1f6e-6c1c-4f5d-9a53-5f2f7f1f0a11';

describe('readScope', () => {
  it('takes a UUID in any case and a user', () => {
    const query = new URLSearchParams({ instance: id.toUpperCase(), user: ' user-123 ' });
    expect(readScope(query)).toEqual({ instance: id, user: 'user-123' });
  });
  it('leaves out what does not parse', () => {
    expect(readScope(new URLSearchParams({ instance: '<script>', user: ' ' }))).toEqual({});
  });
});

describe('withScope', () => {
  it('writes, replaces and removes, and keeps the rest', () => {
    const kept = new URLSearchParams({ search: 'eu west', instance: 'old', user: 'gone' });
    expect(withScope('/agents/a/instances', { instance: id }, kept)).toBe(
      `/agents/a/instances?search=eu+west&instance=${id}`,
    );
    expect(withScope('/agents/a/profile', {})).toBe('/agents/a/profile');
  });
});
