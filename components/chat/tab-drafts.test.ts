import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ASPECTS, TRAITS } from '@/lib/contract/traits';
import { writeDraft } from '@/lib/drafts';
import { byName } from '@/lib/personality/by-name';
import { changedTabs, readTabDrafts, turnDraftOf } from './tab-drafts';

const owner = { tenant: 'org_1', userId: 'user_1' };
const keep = (subject: string, values: object) =>
  writeDraft({ ...owner, subject: `agent/a1/${subject}` }, { base: values, values });
const saved = {
  tools: [{ name: 'taxi', description: 'Orders a taxi.', parameters: '{"type":"object"}' }],
  personality: { ...byName(TRAITS, () => 0.5), ...byName(ASPECTS, () => null) },
};

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

describe('the unsaved changes of the tabs', () => {
  it('are none at first, and none of another agent', () => {
    writeDraft({ ...owner, subject: 'agent/a2/profile' }, { base: {}, values: { bio: 'x' } });
    writeDraft({ ...owner, subject: 'agent/a1/chat' }, { text: 'a message' });
    const drafts = readTabDrafts(owner, 'a1');
    expect(turnDraftOf(drafts, saved)).toBeUndefined();
    expect(changedTabs(drafts)).toEqual([]);
  });

  it('are sent as a save would leave the agent', () => {
    keep('profile', { bio: 'New.', speech_patterns: ['Ahoy'] });
    keep('personality', { openness: 0.9 });
    keep('capabilities', { webSearch: true });
    keep('tool/taxi', { description: 'Orders a cab.' });
    keep('new-tool', { name: 'menu', description: 'Reads the menu.', parameters: '{broken' });
    const drafts = readTabDrafts(owner, 'a1');
    expect(turnDraftOf(drafts, saved)).toEqual({
      profile: { bio: 'New.', speech_patterns: ['Ahoy'] },
      big5: { ...byName(TRAITS, () => 0.5), openness: 0.9 },
      capabilities: { webSearch: true },
      tools: [
        { name: 'menu', description: 'Reads the menu.', parameters: '{broken' },
        { name: 'taxi', description: 'Orders a cab.', parameters: { type: 'object' } },
      ],
    });
    expect(changedTabs(drafts)).toEqual(['Profile', 'Personality', 'Capabilities', 'Tools']);
  });

  it('leave out what makes no sense', () => {
    for (const subject of ['profile', 'personality', 'capabilities', 'tool/taxi', 'new-tool']) {
      writeDraft({ ...owner, subject: `agent/a1/${subject}` }, { base: 5, values: 'nonsense' });
    }
    expect(turnDraftOf(readTabDrafts(owner, 'a1'), saved)).toBeUndefined();
  });
});
