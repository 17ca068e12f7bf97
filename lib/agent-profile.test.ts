import { describe, expect, it } from 'vitest';
import { type Profile, profileDrafts, profileOf } from './agent-profile';

const { changedMembers, draftOf, rebase } = profileDrafts;

const stored: Profile = {
  name: 'Luna',
  bio: 'Keeps the night shift.',
  personality_prompt: '',
  speech_patterns: ['short sentences'],
  true_interests: ['tides'],
  true_dislikes: [],
};

describe('profileOf', () => {
  it('fills what the API leaves out and knows one line end', () => {
    const profile = profileOf({
      agent_id: 'a',
      tenant_id: 't',
      owner_user_id: 'u',
      is_active: true,
      instance_count: 1,
      created_at: '2026-01-01T00:00:00Z',
      name: 'Luna',
      bio: 'one\r\ntwo\rthree',
      speech_patterns: null,
    });
    expect(profile).toEqual({
      name: 'Luna',
      bio: 'one\ntwo\nthree',
      personality_prompt: '',
      speech_patterns: [],
      true_interests: [],
      true_dislikes: [],
    });
  });
});

describe('changedMembers', () => {
  it('sees texts, lists and their order', () => {
    expect(changedMembers(stored, { ...stored, bio: '' })).toEqual(['bio']);
    expect(changedMembers(stored, { ...stored, true_dislikes: ['noise'] })).toEqual(['true_dislikes']);
    const two = { ...stored, true_interests: ['tides', 'maps'] };
    expect(changedMembers(two, { ...stored, true_interests: ['maps', 'tides'] })).toEqual(['true_interests']);
  });
  it('takes blanks around the name for no change, in a text for one', () => {
    expect(changedMembers(stored, { ...stored, name: ' Luna ' })).toEqual([]);
    expect(changedMembers(stored, { ...stored, bio: `${stored.bio} ` })).toEqual(['bio']);
  });
});

describe('rebase', () => {
  const draft = draftOf(stored, { ...stored, bio: 'Keeps the day shift.', true_interests: [] });

  it('keeps the draft and takes what was changed elsewhere', () => {
    const now = { ...stored, name: 'Luna II', true_dislikes: ['noise'] };
    const { values, conflicts } = rebase(draft, now);
    expect(conflicts).toEqual([]);
    expect(values).toEqual({ ...now, bio: 'Keeps the day shift.', true_interests: [] });
  });
  it('names what both changed, and keeps the draft in it', () => {
    const { values, conflicts } = rebase(draft, { ...stored, bio: 'Never sleeps.' });
    expect(conflicts).toEqual(['bio']);
    expect(values.bio).toBe('Keeps the day shift.');
  });
  it('has no conflict where both wrote the same', () => {
    const now = { ...stored, bio: 'Keeps the day shift.' };
    const { values, conflicts } = rebase(draft, now);
    expect(conflicts).toEqual([]);
    expect(changedMembers(now, values)).toEqual(['true_interests']);
  });
  it('without a draft is what is stored', () => {
    expect(rebase(draftOf(stored, { ...stored }), stored)).toEqual({ values: stored, conflicts: [] });
  });
});
