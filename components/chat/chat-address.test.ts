import { expect, it } from 'vitest';
import { comparedKey, readChatAddress, withChatAddress } from './chat-address';

const one = '11111111-1111-4111-8111-111111111111';
const two = '22222222-2222-4222-8222-222222222222';

it('says the same after it was written', () => {
  const address = {
    conversation: undefined,
    turn: undefined,
    isList: false,
    compare: one,
    columns: [
      { instanceId: two, userId: 'a~b & c' },
      { instanceId: one, userId: '' },
    ],
  };
  const query = withChatAddress(new URLSearchParams('instance=x&other=kept'), address);
  expect(readChatAddress(query)).toEqual(address);
  expect(query.get('other')).toBe('kept');
});

it('leaves out what does not parse, and more columns than there are places', () => {
  const query = new URLSearchParams(`conversation=no&with=no&${`with=${one}&`.repeat(9)}`);
  expect(readChatAddress(query)).toMatchObject({ conversation: undefined, compare: undefined });
  expect(readChatAddress(query).columns).toHaveLength(3);
});

it('knows a column by its scope, whatever stands before it', () => {
  const [east, west] = [
    { instanceId: one, userId: '' },
    { instanceId: two, userId: '' },
  ];
  expect(comparedKey([east, west], 1)).toBe(comparedKey([west], 0));
  expect(comparedKey([west, west], 1)).not.toBe(comparedKey([west, west], 0));
  expect(comparedKey([{ ...west, userId: 'ann' }], 0)).not.toBe(comparedKey([west], 0));
});
