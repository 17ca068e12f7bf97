import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DRAFT_BYTES, keepOwnDrafts, readDraft, removeDraft, writeDraft } from './drafts';

const day = 24 * 60 * 60_000;
const now = Date.UTC(2026, 2, 12);
const place = { tenant: 'org_1', userId: 'user_1', subject: 'agent/a1/profile' };

/** The parts of Storage that drafts use, with keys as own members, as browsers have them. */
function openStorage() {
  const methods = {
    getItem: (key: string) => Reflect.get(storage, key) ?? null,
    setItem: (key: string, value: string) => void Reflect.set(storage, key, value),
    removeItem: (key: string) => void Reflect.deleteProperty(storage, key),
  };
  const storage: object = Object.create(methods);
  return storage;
}

beforeEach(() => void vi.stubGlobal('localStorage', openStorage()));

describe('drafts', () => {
  it('come back as they were written', () => {
    expect(writeDraft(place, { bio: 'A “draft”\n' }, now)).toBe(true);
    expect(readDraft(place, now + day)).toEqual({ at: now, content: { bio: 'A “draft”\n' } });
  });

  it('keep tenants, people and subjects apart', () => {
    writeDraft(place, 'mine', now);
    for (const other of [{ tenant: 'org_2' }, { userId: 'user_2' }, { subject: 'agent/a2/profile' }]) {
      expect(readDraft({ ...place, ...other }, now)).toBeNull();
    }
  });

  it('end after seven days', () => {
    writeDraft(place, 'old', now);
    expect(readDraft(place, now + 7 * day - 1)?.content).toBe('old');
    expect(readDraft(place, now + 7 * day)).toBeNull();
  });

  it('refuse more than 256 kB, counted in bytes, and keep the one before', () => {
    writeDraft(place, 'small', now);
    expect(writeDraft(place, 'é'.repeat(DRAFT_BYTES / 2), now)).toBe(false);
    expect(readDraft(place, now)?.content).toBe('small');
    expect(writeDraft(place, 'e'.repeat(DRAFT_BYTES / 2), now)).toBe(true);
  });

  it('survive junk in the storage', () => {
    localStorage.setItem('troupe:draft:user_1:org_1:agent/a1/profile', '{"at":');
    expect(readDraft(place, now)).toBeNull();
    localStorage.setItem('troupe:draft:user_1:org_1:agent/a1/profile', '"text"');
    expect(readDraft(place, now)).toBeNull();
  });

  it('say when the browser has no storage', () => {
    vi.stubGlobal('localStorage', undefined);
    expect(writeDraft(place, 'text', now)).toBe(false);
    expect(readDraft(place, now)).toBeNull();
    expect(() => removeDraft(place)).not.toThrow();
    expect(() => keepOwnDrafts('user_1', now)).not.toThrow();
  });

  it('of other people go at sign-in, one’s own stay, and so does everything else', () => {
    writeDraft(place, 'mine', now);
    writeDraft({ ...place, subject: 'agent/a2/profile' }, 'mine, too old', now - 8 * day);
    writeDraft({ ...place, userId: 'user_10' }, 'of another', now);
    localStorage.setItem('troupe:recent:org_1:user_10', '[]');
    keepOwnDrafts('user_1', now);
    expect(Object.keys(localStorage)).toEqual([
      'troupe:draft:user_1:org_1:agent/a1/profile',
      'troupe:recent:org_1:user_10',
    ]);
  });

  it('can be removed', () => {
    writeDraft(place, 'text', now);
    removeDraft(place);
    expect(readDraft(place, now)).toBeNull();
  });
});
