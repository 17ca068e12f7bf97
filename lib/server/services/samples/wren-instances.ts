import type { SampleInstance } from './sample-agent';

const desk: SampleInstance = {
  name: 'default',
  description: 'Questions that come by mail.',
  isActive: true,
  createdDaysAgo: 158,
  nodes: [
    {
      label: 'The Halvorsen letters',
      facts: [
        'The letters to Halvorsen break off in March; B-2/14 is the last one.',
        'Two of the letters carry a date in another hand.',
      ],
    },
  ],
  facts: [{ text: 'Reader Lund asked for facts and got a theory about moths.', user: 'reader-lund' }],
  globalStates: [
    { key: 'reply_limit_sentences', value: 3, changedDaysAgo: 158 },
    { key: 'complaints_this_month', value: 6, changedDaysAgo: 9 },
  ],
  userStates: [
    { user: 'reader-lund', key: 'complained', value: true, changedDaysAgo: 10 },
    { user: 'reader-lund', key: 'topic', value: 'moths of the northern valleys' },
    { user: 'reader-osei', key: 'topic', value: 'handwriting of collectors' },
    { user: 'reader-osei', key: 'documents_seen', value: ['B-2/14', 'B-2/15', 'C-7/03'] },
  ],
};

const readingRoom: SampleInstance = {
  name: 'reading-room',
  description: 'The screen on the long table.',
  isActive: true,
  createdDaysAgo: 41,
  nodes: [
    {
      label: 'Reader Amsel',
      user: 'reader-amsel',
      facts: [
        'Amsel traces beetles that were sold twice under different names.',
        'Amsel wants shelf marks first and prose second.',
        'Amsel has seen drawers A-1 to A-9.',
      ],
    },
    {
      label: 'Drawer A-4',
      facts: [
        'A-4 holds a specimen whose label names no collector.',
        'The pin of A-4/11 is older than its label.',
      ],
    },
  ],
  facts: [
    { text: 'The long table seats eight; the screen faces the window.' },
    { text: 'Pencils only. Wren once recommended ink.' },
  ],
  globalStates: [
    { key: 'opening_hours', value: { from: '10:00', to: '17:00', closed: 'Monday' } },
    { key: 'quiet_mode', value: true, changedDaysAgo: 11 },
    { key: 'longest_reply_words', value: 611, changedDaysAgo: 9 },
  ],
  userStates: [{ user: 'reader-amsel', key: 'next_drawer', value: 'A-10' }],
};

const fieldTeam: SampleInstance = {
  name: 'field-team',
  description: 'Four people in boots, on a bad connection.',
  isActive: true,
  createdDaysAgo: 25,
  nodes: [
    { label: 'Camp two', facts: ['Camp two has signal on the boulder only.'] },
    {
      label: 'Trap line',
      facts: ['Traps 3 and 8 were moved uphill after the rain.', 'Trap 5 catches ants only.'],
    },
    { label: 'Kestutis', user: 'field-kestutis', facts: ['Kestutis labels in Latin and in pencil.'] },
  ],
  facts: [{ text: 'The team writes at 06:00 and at 21:00.' }],
  globalStates: [
    { key: 'traps_out', value: 14, changedDaysAgo: 1 },
    { key: 'battery_percent', value: 38, changedDaysAgo: 0 },
  ],
  userStates: [
    { user: 'field-kestutis', key: 'labels_written', value: 212, changedDaysAgo: 1 },
    { user: 'field-marisol', key: 'labels_written', value: 187, changedDaysAgo: 1 },
    { user: 'field-marisol', key: 'allergy', value: 'wasp stings', changedDaysAgo: 24 },
    { user: 'field-noor', key: 'labels_written', value: 95, changedDaysAgo: 1 },
    { user: 'field-noor', key: 'camera', value: 'borrowed' },
    { user: 'field-bea', key: 'labels_written', value: 140, changedDaysAgo: 1 },
  ],
};

export const wrenInstances = [desk, readingRoom, fieldTeam];
