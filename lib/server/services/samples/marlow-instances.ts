import type { SampleInstance } from './sample-agent';

const counter: SampleInstance = {
  name: 'default',
  description: 'Everyone who writes without naming a locker.',
  isActive: true,
  createdDaysAgo: 311,
  nodes: [],
  facts: [
    { text: 'Most first messages are a photo of a door.' },
    { text: 'Customer 1180 asks for short answers; she reads them on a watch.', user: 'customer-1180' },
  ],
  globalStates: [{ key: 'greeting', value: 'Which locker, and which parcel?', changedDaysAgo: 77 }],
  userStates: [
    { user: 'customer-1180', key: 'answer_length', value: 'one line', changedDaysAgo: 40 },
    { user: 'customer-1180', key: 'last_locker', value: 'N-04', changedDaysAgo: 9 },
    { user: 'customer-2213', key: 'prefers_person', value: true },
  ],
};

const north: SampleInstance = {
  name: 'lockers-north',
  description: 'Sites N-01 to N-19.',
  isActive: true,
  createdDaysAgo: 250,
  nodes: [
    {
      label: 'Site N-04',
      facts: [
        'Door 12 of N-04 sticks when it rains; push at the lower corner.',
        'N-04 has no light after midnight.',
        'The screen of N-04 was replaced in autumn.',
      ],
    },
    {
      label: 'Customer 2041',
      user: 'customer-2041',
      facts: ['Customer 2041 collects for three neighbours and keeps the codes on paper.'],
    },
  ],
  facts: [
    { text: 'N-11 stands inside a station and closes with it, at 01:00.' },
    { text: 'Customer 2077 cannot reach the top row.', user: 'customer-2077' },
    { text: 'Between Christmas and New Year the lockers are emptied twice a day.' },
  ],
  globalStates: [
    { key: 'sites_down', value: ['N-17'], changedDaysAgo: 0 },
    { key: 'collection_days', value: 7, changedDaysAgo: 250 },
    { key: 'courier_rounds', value: { weekdays: 2, saturday: 1 } },
  ],
  userStates: [
    { user: 'customer-2041', key: 'open_parcels', value: 3, changedDaysAgo: 1 },
    { user: 'customer-2041', key: 'codes_by', value: 'letter' },
    { user: 'customer-2077', key: 'row_limit', value: 'lower two rows only', changedDaysAgo: 30 },
    { user: 'customer-2077', key: 'open_parcels', value: 1 },
    { user: 'customer-2090', key: 'language', value: 'fi', changedDaysAgo: 15 },
  ],
};

const south: SampleInstance = {
  name: 'lockers-south',
  description: 'Sites S-01 to S-12.',
  isActive: true,
  createdDaysAgo: 249,
  nodes: [
    {
      label: 'Site S-02',
      facts: [
        'S-02 is read by the staff of the bakery next to it.',
        'S-02 smells of bread; customers mention it.',
      ],
    },
    { label: 'Site S-09', facts: ['S-09 has two cooled compartments, numbers 30 and 31.'] },
    {
      label: 'Customer 3310',
      user: 'customer-3310',
      facts: ['Customer 3310 receives medicine and is handed to a person at once.'],
    },
  ],
  facts: [{ text: 'The southern sites are emptied before 09:00.' }],
  globalStates: [
    { key: 'sites_down', value: [], changedDaysAgo: 0 },
    { key: 'collection_days', value: 7, changedDaysAgo: 249 },
    { key: 'courier_rounds', value: { weekdays: 1, saturday: 1 } },
    { key: 'cooled_doors', value: [30, 31], changedDaysAgo: 88 },
  ],
  userStates: [
    { user: 'customer-3310', key: 'handover', value: 'always', changedDaysAgo: 61 },
    { user: 'customer-3342', key: 'open_parcels', value: 2 },
  ],
};

/** Switched off with five customers inside: that is the planted problem. */
const returnsDesk: SampleInstance = {
  name: 'returns-desk',
  description: 'Returns and refunds. Switched off during the move of the warehouse.',
  isActive: false,
  createdDaysAgo: 180,
  nodes: [
    {
      label: 'Open returns',
      facts: [
        'Return 88-104 was dropped off nine days ago and has no label.',
        'Return 88-117 waits for a refund of 62, which needs a person.',
        'Return 88-121 was promised an answer by Monday.',
      ],
    },
  ],
  facts: [
    { text: 'Customer 4005 wrote four times since the desk went quiet.', user: 'customer-4005' },
    { text: 'Customer 4018 was told to wait here for the label.', user: 'customer-4018' },
    { text: 'The warehouse move ended twelve days ago.' },
  ],
  globalStates: [
    { key: 'desk', value: { open: false, reason: 'warehouse move' }, changedDaysAgo: 33 },
    { key: 'refund_limit', value: 50, changedDaysAgo: 180 },
  ],
  userStates: [
    { user: 'customer-4005', key: 'waiting_for', value: 'refund', changedDaysAgo: 8 },
    { user: 'customer-4005', key: 'messages_unanswered', value: 4, changedDaysAgo: 1 },
    { user: 'customer-4018', key: 'waiting_for', value: 'label', changedDaysAgo: 9 },
    { user: 'customer-4023', key: 'waiting_for', value: 'label', changedDaysAgo: 7 },
    { user: 'customer-4023', key: 'messages_unanswered', value: 1, changedDaysAgo: 2 },
    { user: 'customer-4031', key: 'waiting_for', value: 'answer by Monday', changedDaysAgo: 6 },
    { user: 'customer-4040', key: 'waiting_for', value: 'refund', changedDaysAgo: 5 },
    { user: 'customer-4040', key: 'refund_amount', value: 62, changedDaysAgo: 5 },
  ],
};

export const marlowInstances = [counter, north, south, returnsDesk];
