import { describe, expect, it } from 'vitest';
import { type SentenceSource, sentenceOf } from './sentence';

const instance = { type: 'instance', id: 'i1', name: 'ws-eu-west' } as const;
const agent = { type: 'agent', id: 'a1', name: 'Luna' } as const;

function said(change: SentenceSource, insideAgent = false) {
  const { lead, name, tail } = sentenceOf(change, insideAgent);
  return [lead, name, tail].filter(Boolean).join(' ');
}

describe('sentenceOf', () => {
  it('names the agent of an instance, unless the reader is on its page', () => {
    const change: SentenceSource = { verb: 'reset', object: instance, agent_name: 'Luna' };
    expect(said(change)).toBe('reset instance ws-eu-west of Luna');
    expect(said(change, true)).toBe('reset instance ws-eu-west');
  });

  it('says both names of a rename', () => {
    const change: SentenceSource = {
      verb: 'rename',
      object: { ...agent, name: 'Nova' },
      before: { name: 'Luna' },
      after: { name: 'Nova' },
    };
    expect(said(change)).toBe('renamed agent Luna to Nova');
  });

  it('names up to three changed members and counts more', () => {
    const change = (after: Record<string, unknown>) => said({ verb: 'update', object: agent, after });
    expect(change({ bio: 'x' })).toBe('changed bio of agent Luna');
    expect(change({ bio: 'x', personality_prompt: 'y' })).toBe(
      'changed bio and personality prompt of agent Luna',
    );
    expect(change({ a: 1, b: 2, c: 3, d: 4 })).toBe('changed 4 fields of agent Luna');
    expect(said({ verb: 'update', object: agent })).toBe('changed agent Luna');
  });

  it('says where an agent moved', () => {
    expect(said({ verb: 'move', object: agent, after: { project_id: null } })).toBe(
      'moved agent Luna out of its project',
    );
    expect(said({ verb: 'move', object: agent, after: { project_id: 'p' } })).toBe(
      'moved agent Luna to another project',
    );
  });

  it('names a tool and whose it is', () => {
    const object = { type: 'tool' as const, id: 'find_guest', name: 'find_guest' };
    const change = { verb: 'update' as const, object, agent_name: 'Luna', after: { parameters: '{}' } };
    expect(said(change)).toBe('changed parameters of tool find_guest of Luna');
  });

  it('knows samples and keys, and falls back to the id', () => {
    expect(said({ verb: 'remove', object: { type: 'samples', id: 's', name: 'Samples' } })).toBe(
      'removed the samples',
    );
    expect(said({ verb: 'revoke', object: { type: 'key', id: 'k1', name: '' } })).toBe('revoked API key k1');
  });
});
