import type { SampleInstance } from './sample-agent';

const home: SampleInstance = {
  name: 'default',
  description: 'The open sea: players without a workspace of their own.',
  isActive: true,
  createdDaysAgo: 143,
  nodes: [
    {
      label: 'Captain Ines',
      user: 'player-ines',
      facts: [
        'Ines steers by sound and keeps the map closed.',
        'Ines promised to bring the bell back to Far Light.',
      ],
    },
    { label: 'Far Light', facts: ['The stairs of Far Light have ninety-one steps; the ninetieth is loose.'] },
  ],
  facts: [
    { text: 'A grey gull follows every ship that carries lamp oil.' },
    { text: 'Tobi plays with the sound off and reads slowly.', user: 'player-tobi' },
  ],
  globalStates: [
    { key: 'season', value: 'flood' },
    { key: 'lantern_gate', value: 'open' },
    { key: 'weather', value: { wind: 'south-west', force: 4, name: 'the Ropewalker' } },
  ],
  userStates: [
    { user: 'player-ines', key: 'promise', value: 'Return the bell to Far Light', changedDaysAgo: 12 },
  ],
};

const usEast: SampleInstance = {
  name: 'ws-us-east',
  description: 'Players of the eastern league, season four.',
  isActive: true,
  createdDaysAgo: 96,
  nodes: [
    {
      label: 'Captain Wren-of-Nine',
      user: 'player-nine',
      facts: [
        'Nine lost her first ship to the Teeth and laughs about it now.',
        'Nine collects knots and has named one after Luna.',
        'Nine passed the Lantern Gate on the second bell of the flood.',
      ],
    },
    {
      label: 'Captain Abara',
      user: 'player-abara',
      facts: [
        'Abara never fires first.',
        'Abara wants to be told when a choice cannot be undone.',
        'Abara trades salt for songs and keeps a list of both.',
      ],
    },
    {
      label: 'The Teeth',
      facts: [
        'The Teeth can be passed at slack water only.',
        'A lamp burns on the third Tooth; nobody lights it.',
      ],
    },
    { label: 'The salt market', facts: ['The salt market is held on a raft and moves every seventh day.'] },
  ],
  facts: [
    { text: 'Milo plays on a train and is gone in tunnels.', user: 'player-milo' },
    { text: 'Milo is afraid of deep water and says so freely.', user: 'player-milo' },
    { text: 'The eastern league counts a crew as five, lantern included.' },
    { text: 'The old pilot’s chart is wrong about the reef, and he knows it.' },
  ],
  globalStates: [
    { key: 'season', value: 'flood' },
    { key: 'lantern_gate', value: 'open' },
    { key: 'salt_price', value: 14, changedDaysAgo: 1 },
    { key: 'raft_market', value: { moored_at: 'Gull Stairs', leaves_in_days: 3 } },
    { key: 'two_lanterns', value: false, changedDaysAgo: 60 },
  ],
  userStates: [
    { user: 'player-nine', key: 'ship', value: { name: 'Second Thoughts', hull: 71, crew: 5 } },
    { user: 'player-nine', key: 'promise', value: 'Teach Abara the lantern knot' },
    { user: 'player-nine', key: 'trust', value: 88 },
    { user: 'player-abara', key: 'ship', value: { name: 'Fair Copy', hull: 94, crew: 4 } },
    { user: 'player-abara', key: 'trust', value: 73 },
    { user: 'player-milo', key: 'mood', value: 'careful' },
    { user: 'player-milo', key: 'trust', value: 41 },
  ],
};

/** The two contradicting states stand here. */
const euWest: SampleInstance = {
  name: 'ws-eu-west',
  description: 'Players of the western league, season four.',
  isActive: true,
  createdDaysAgo: 95,
  nodes: [
    {
      label: 'Captain Solveig',
      user: 'player-solveig',
      facts: [
        'Solveig sailed through the Lantern Gate three days ago and says it stood wide open.',
        'Solveig hums when she thinks; she asked Luna to hum back.',
      ],
    },
    {
      label: 'Captain Orr',
      user: 'player-orr',
      facts: [
        'Orr writes the log in rhyme.',
        'Orr waits outside the Lantern Gate because Luna told him it is sealed.',
      ],
    },
    {
      label: 'The Ropewalker',
      facts: ['The Ropewalker blows only while the flood lasts, and it is blowing.'],
    },
  ],
  facts: [
    { text: 'The western league allows two lanterns a crew.' },
    { text: 'Solveig gave half her oil to Orr.', user: 'player-solveig' },
    { text: 'Orr does not like to be hurried.', user: 'player-orr' },
  ],
  globalStates: [
    { key: 'season', value: 'ebb', changedDaysAgo: 31 },
    { key: 'lantern_gate', value: 'sealed', changedDaysAgo: 31 },
    { key: 'salt_price', value: 17, changedDaysAgo: 1 },
    { key: 'weather', value: { wind: 'south-west', force: 5, name: 'the Ropewalker' }, changedDaysAgo: 1 },
    { key: 'two_lanterns', value: true, changedDaysAgo: 60 },
  ],
  userStates: [
    { user: 'player-solveig', key: 'ship', value: { name: 'Half a Verse', hull: 66, crew: 5 } },
    { user: 'player-solveig', key: 'trust', value: 79 },
    { user: 'player-solveig', key: 'gate_passed', value: true, changedDaysAgo: 3 },
    { user: 'player-orr', key: 'ship', value: { name: 'Patient Margaret', hull: 100, crew: 5 } },
    { user: 'player-orr', key: 'trust', value: 52 },
    { user: 'player-orr', key: 'waiting_at', value: 'the Lantern Gate', changedDaysAgo: 3 },
  ],
};

const apSouth: SampleInstance = {
  name: 'ws-ap-south',
  description: 'Opened last week; one captain so far.',
  isActive: true,
  createdDaysAgo: 6,
  nodes: [
    {
      label: 'Captain Devi',
      user: 'player-devi',
      facts: ['Devi draws her own map and sells the mistakes.', 'Devi plays at dawn, before work.'],
    },
  ],
  facts: [{ text: 'The southern tide turns one bell later than the tables say.' }],
  globalStates: [
    { key: 'season', value: 'flood' },
    { key: 'lantern_gate', value: 'open' },
  ],
  userStates: [
    { user: 'player-devi', key: 'ship', value: { name: 'Errata', hull: 80, crew: 3 } },
    { user: 'player-devi', key: 'trust', value: 30 },
    { user: 'player-devi', key: 'mood', value: 'cheerful' },
    { user: 'player-devi', key: 'map_pages', value: 11 },
  ],
};

const staging: SampleInstance = {
  name: 'ws-staging',
  description: 'Rehearsal of season five. No players.',
  isActive: true,
  createdDaysAgo: 20,
  nodes: [],
  facts: [{ text: 'Season five begins in fog, and the first bell is muffled.' }],
  globalStates: [
    { key: 'season', value: 'fog', changedDaysAgo: 4 },
    { key: 'lantern_gate', value: 'open', changedDaysAgo: 4 },
    { key: 'salt_price', value: 9 },
    { key: 'weather', value: { wind: 'none', force: 0, name: 'the Held Breath' } },
    { key: 'two_lanterns', value: false },
    { key: 'muffled_bells', value: true },
  ],
  userStates: [],
};

const playtest: SampleInstance = {
  name: 'ws-playtest',
  description: 'Closed after the spring playtest; kept for its notes.',
  isActive: false,
  createdDaysAgo: 120,
  nodes: [
    {
      label: 'What testers said',
      facts: [
        'Seven of nine testers wanted to stay after the last page.',
        'Two testers found the riddle of the rope unfair; it was.',
        'Nobody found the second cellar.',
        'Testers trusted Luna more once she admitted a mistake.',
      ],
    },
  ],
  facts: [],
  globalStates: [
    { key: 'season', value: 'flood', changedDaysAgo: 101 },
    { key: 'closed_because', value: 'playtest over', changedDaysAgo: 101 },
  ],
  userStates: [],
};

export const lunaInstances = [home, usEast, euWest, apSouth, staging, playtest];
