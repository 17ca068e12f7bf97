import type { SampleInstance } from './sample-agent';

const desk: SampleInstance = {
  name: 'default',
  description: 'Calls that reach the night line without a house.',
  isActive: true,
  createdDaysAgo: 226,
  nodes: [],
  facts: [{ text: 'Callers who ask for a guest are offered to leave a note, and nothing else.' }],
  globalStates: [
    { key: 'on_call', value: 'T. Arnaud', changedDaysAgo: 1 },
    { key: 'notes_for_morning', value: 2, changedDaysAgo: 0 },
  ],
  userStates: [],
};

const quay: SampleInstance = {
  name: 'hotel-quay',
  description: 'Twenty-six rooms on the old quay.',
  isActive: true,
  createdDaysAgo: 220,
  nodes: [
    {
      label: 'Room 214',
      user: 'guest-214',
      facts: [
        'The guest of 214 leaves for the early ferry and wishes to be woken by a knock, not by the telephone.',
        'The guest of 214 takes camomile at eleven.',
      ],
    },
    {
      label: 'Room 305',
      user: 'guest-305',
      facts: [
        'The guest of 305 is deaf in one ear and sleeps on the other.',
        'For 305, knock twice and wait.',
      ],
    },
    {
      label: 'The back stairs',
      facts: ['The fourth step of the back stairs creaks; use the front stairs after midnight.'],
    },
    { label: 'Ferry', facts: ['The early ferry leaves at 05:50 and does not wait.'] },
    { label: 'Taxi rank', facts: ['After 02:00 a taxi takes twenty-five minutes, not ten.'] },
  ],
  facts: [
    { text: 'The boiler is loud between 03:00 and 03:20, and guests of the first floor may call about it.' },
    { text: 'The guest of 118 asked twice whether the harbour freezes.', user: 'guest-118' },
    { text: 'The night kitchen serves soup until 01:30.' },
  ],
  globalStates: [
    { key: 'breakfast_from', value: '06:30', changedDaysAgo: 18 },
    { key: 'lift_in_service', value: true, changedDaysAgo: 18 },
    { key: 'night_kitchen', value: { open_until: '01:30', dishes: ['soup', 'bread', 'pears'] } },
    { key: 'free_rooms', value: 3, changedDaysAgo: 0 },
  ],
  userStates: [
    { user: 'guest-214', key: 'wake_up', value: { at: '05:05', by: 'knock' }, changedDaysAgo: 0 },
    { user: 'guest-214', key: 'camomile', value: true },
    { user: 'guest-305', key: 'knock_twice', value: true },
    { user: 'guest-118', key: 'extra_blanket', value: true, changedDaysAgo: 0 },
    { user: 'guest-118', key: 'do_not_disturb_until', value: '10:00', changedDaysAgo: 0 },
    { user: 'guest-221', key: 'late_arrival', value: '02:40', changedDaysAgo: 0 },
  ],
};

/** The two stale states stand here; the facts beside them are days old, not months. */
const garden: SampleInstance = {
  name: 'hotel-garden',
  description: 'Fourteen rooms behind the botanical garden; rebuilt this spring.',
  isActive: true,
  createdDaysAgo: 219,
  nodes: [
    {
      label: 'After the rebuilding',
      facts: [
        'Since the rebuilding, breakfast at the garden house begins at 06:30.',
        'The new lift has run since the first of the month.',
        'Two guests walked up four floors last night because they were told the lift is out of order.',
      ],
    },
    {
      label: 'Room 9',
      user: 'guest-9',
      facts: ['The guest of 9 came down at seven for breakfast and found it half over.'],
    },
  ],
  facts: [{ text: 'The garden gate is locked at eleven; the key hangs behind the clock.' }],
  globalStates: [
    { key: 'breakfast_from', value: '07:30', changedDaysAgo: 212 },
    { key: 'lift_in_service', value: false, changedDaysAgo: 212 },
    { key: 'free_rooms', value: 1, changedDaysAgo: 0 },
  ],
  userStates: [
    { user: 'guest-9', key: 'complaint', value: 'Breakfast time was wrong', changedDaysAgo: 1 },
    { user: 'guest-12', key: 'floor', value: 4, changedDaysAgo: 1 },
    { user: 'guest-12', key: 'needs_lift', value: true, changedDaysAgo: 1 },
    { user: 'guest-3', key: 'wake_up', value: { at: '06:15', by: 'telephone' }, changedDaysAgo: 0 },
  ],
};

const station: SampleInstance = {
  name: 'hotel-station',
  description: 'Nine rooms above the night trains.',
  isActive: true,
  createdDaysAgo: 64,
  nodes: [
    {
      label: 'Night trains',
      facts: [
        'The 23:58 is often late; the desk then keeps the door open.',
        'Platform 3 is heard in rooms 1 to 4.',
      ],
    },
  ],
  facts: [
    { text: 'The guest of 6 collects tickets and was given one from 1974.', user: 'guest-6' },
    { text: 'There is no lift; luggage is carried until midnight.' },
    { text: 'Breakfast is a bag at the door.' },
  ],
  globalStates: [
    { key: 'breakfast_from', value: '05:30', changedDaysAgo: 22 },
    { key: 'door_open_for', value: 'the 23:58', changedDaysAgo: 0 },
    { key: 'free_rooms', value: 0, changedDaysAgo: 0 },
  ],
  userStates: [
    { user: 'guest-6', key: 'breakfast_bag', value: 'no nuts', changedDaysAgo: 0 },
    { user: 'guest-2', key: 'room_moved_from', value: 1 },
  ],
};

export const odileInstances = [desk, quay, garden, station];
