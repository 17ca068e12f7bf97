import { expect, test } from 'vitest';
import type { Output } from '@/lib/contract/endpoint';
import type { dryRunReply } from '@/lib/contract/identity-views';
import { differencesOf, summaryOf } from './differences';

type Moment = Output<typeof dryRunReply>['now'];

function moment(
  more: { energy?: number; stress?: string; order?: number; allowed?: string[]; forbidden?: string[] } = {},
): Moment {
  const { energy = 0.8, stress = 'LOW', order = 0, allowed = ['listen'], forbidden = [] } = more;
  return {
    snapshot: {
      instance_id: 'inst_0123456789abcdef',
      cycle: 1,
      mode_strengths: {
        ...{ perception: 0, exploration: 0, order, assertion: 0 },
        ...{ connection: 0, identity: 0, stress_response: 0 },
      },
      energy_level: energy,
      stress_state: stress,
      stability_index: 1,
    },
    contract: {
      instance_id: 'inst_0123456789abcdef',
      dominant_modes: [],
      suppressed_modes: ['stress_response'],
      allowed_actions: allowed,
      forbidden_actions: forbidden,
      decision_style: { tempo: 'slow', risk: 'bold', expressiveness: 'even', commitment_threshold: 0.5 },
      energy_level: energy,
      stress_state: stress,
      recovery_profile: { preferred_path: 'none', support_required: false, cooldown_required: false },
    },
    drift: { level: 'NONE', deviation: 0 },
  };
}

test('only what reads otherwise is a difference', () => {
  const next = moment({ energy: 0.80004, order: 0.14 });
  expect(differencesOf({ now: moment(), next })).toEqual({
    values: [{ label: 'Order', before: '0.0', after: '14.0', change: '+14.0' }],
    actions: [],
  });
});

test('words change without a number', () => {
  const { values } = differencesOf({ now: moment(), next: moment({ stress: 'OVER' }) });
  expect(values).toEqual([{ label: 'Level of stress', before: 'Low', after: 'Overload' }]);
});

test('an action goes from list to list, or out of both', () => {
  const now = moment({ allowed: ['listen', 'decide', 'pause'], forbidden: ['refuse'] });
  const next = moment({ allowed: ['pause', 'refuse'], forbidden: ['listen'] });
  expect(differencesOf({ now, next }).actions).toEqual([
    { action: 'decide', before: 'allowed', after: 'not offered' },
    { action: 'listen', before: 'allowed', after: 'forbidden' },
    { action: 'refuse', before: 'forbidden', after: 'allowed' },
  ]);
});

test('the summary counts both', () => {
  const value = { label: 'Order', before: '0.0', after: '1.0' };
  const action = { action: 'listen', before: 'allowed', after: 'forbidden' } as const;
  expect(summaryOf({ values: [value], actions: [action, action] })).toBe(
    '1 value and 2 actions would change.',
  );
  expect(summaryOf({ values: [], actions: [] })).toBe('Nothing that can be read would change.');
});
