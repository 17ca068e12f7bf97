import { describe, expect, it } from 'vitest';
import {
  type InstancePages,
  instancesIn,
  neighbourOf,
  withFirstPage,
  withNewInstance,
  withoutInstance,
  withPatched,
} from './instance-pages';

function item(id: string) {
  const at = '2026-01-01T00:00:00Z';
  const instance = { instance_id: id, agent_id: 'a', name: id, status: 'active', is_default: id === 'one' };
  const contents = { facts: 1, nodes: 0, global_states: 0, user_states: 0, users: 0 };
  return { instance: { ...instance, created_at: at, updated_at: at }, contents };
}

const held: InstancePages = {
  pages: [
    { items: [item('one'), item('two')], has_more: true, next_cursor: 'after two', total_count: 4 },
    { items: [item('three')], has_more: true, next_cursor: 'after three', total_count: 4 },
  ],
  pageParams: [undefined, 'after two'],
};
const ids = (pages: InstancePages) => instancesIn(pages).map(({ instance }) => instance.instance_id);

describe('pages of instances', () => {
  it('keep what was read while the first page ends at the same row', () => {
    const first = {
      items: [item('one'), item('2')],
      has_more: true,
      next_cursor: 'after two',
      total_count: 4,
    };
    expect(ids(withFirstPage(held, first))).toEqual(['one', '2', 'three']);
    expect(ids(withFirstPage(held, { ...first, next_cursor: 'elsewhere' }))).toEqual(['one', '2']);
    expect(ids(withFirstPage(undefined, first))).toEqual(['one', '2']);
  });

  it('show a change of one in its place', () => {
    const patched = withPatched(held, 'three', (found) => ({
      ...found,
      contents: { ...found.contents, facts: 0 },
    }));
    expect(instancesIn(patched)[2]?.contents.facts).toBe(0);
    expect(instancesIn(patched)[1]).toBe(instancesIn(held)[1]);
  });

  it('lose a deleted one and count it', () => {
    const less = withoutInstance(held, 'two');
    expect(ids(less)).toEqual(['one', 'three']);
    expect(less.pages[0]?.total_count).toBe(3);
  });

  it('show a new one at the end only when all before it are read', () => {
    expect(ids(withNewInstance(held, item('new')))).toEqual(['one', 'two', 'three']);
    expect(withNewInstance(held, item('new')).pages[0]?.total_count).toBe(5);
    const whole = { ...held, pages: held.pages.map((page, index) => ({ ...page, has_more: index === 0 })) };
    expect(ids(withNewInstance(whole, item('new')))).toEqual(['one', 'two', 'three', 'new']);
  });

  it('name who takes the place of a deleted one', () => {
    expect(neighbourOf(instancesIn(held), 'two')).toBe('three');
    expect(neighbourOf(instancesIn(held), 'three')).toBe('two');
    expect(neighbourOf(instancesIn(held), 'not read yet')).toBeUndefined();
  });
});
