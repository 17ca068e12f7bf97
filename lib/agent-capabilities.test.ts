import { expect, test } from 'vitest';
import { type CapabilityForm, ledgerOf, parseKept } from './agent-capabilities';
import { DEFAULT_SWITCHES } from './capability-rules';

const stored: CapabilityForm = { ...DEFAULT_SWITCHES, mcpEnabled: [] };
const facts = { hasProject: true, makesImages: false, pending: [], stored };

test('a switch is on, off, pending or blocked, with its reason', () => {
  const entry = ledgerOf({ ...stored, imageGeneration: true, autoLearnSkills: true }, facts);
  expect(entry('inventory')).toEqual({ state: 'on' });
  expect(entry('webSearch')).toEqual({ state: 'off' });
  expect(entry('imageGeneration')).toMatchObject({ state: 'pending', because: /makes images/ });
  expect(entry('autoLearnSkills')).toEqual({ state: 'blocked', because: 'Skills are off.' });
});

test('a reason that only the API knows holds until the switch is turned off', () => {
  const waiting = { ...stored, composio: true };
  const pending = [{ capability: 'composio', context: 'Waits for a licence.' }];
  const known = { ...facts, pending, stored: waiting };
  expect(ledgerOf(waiting, known)('composio')).toEqual({
    state: 'pending',
    because: 'Waits for a licence.',
  });
  expect(ledgerOf(stored, known)('composio')).toEqual({ state: 'off' });
});

test('a reason of ours that a draft takes away is gone before it is saved', () => {
  const blocked = { ...stored, autoLearnSkills: true };
  const pending = [{ capability: 'autoLearnSkills', context: 'Skills are off.' }];
  const entry = ledgerOf({ ...blocked, skills: true }, { ...facts, pending, stored: blocked });
  expect(entry('autoLearnSkills')).toEqual({ state: 'on' });
});

test.each([
  null,
  { base: {}, values: null },
  { base: {}, values: { webSearch: 'yes' } },
  { base: { mcpEnabled: [1] }, values: {} },
  { base: {}, values: { surprise: true } },
])('a draft of another kind is not read: %j', (content) => {
  expect(parseKept(content)).toBeNull();
});

test('a draft that makes sense is read', () => {
  const draft = {
    base: { webSearch: false, mcpEnabled: [] },
    values: { webSearch: true, mcpEnabled: ['x'] },
  };
  expect(parseKept(draft)).toEqual(draft);
});
