/** What was said to the samples, for their transcripts; by the name of the agent. */

export interface SampleTalk {
  instance: string;
  user: string;
  daysAgo: number;
  turns: { said: string; response: string }[];
}

const luna: SampleTalk[] = [
  {
    instance: 'default',
    user: 'player-ines',
    daysAgo: 12,
    turns: [
      {
        said: 'I found the bell under the nets. What do I do with it?',
        response:
          'The wind has gone round to the south-west, captain, and it carries the sound of that bell a long way. Far Light has missed it for two floods. Perhaps you will bring it back before the second bell tonight?',
      },
      {
        said: 'I promise to bring it back to Far Light.',
        response:
          'A promise made in fog holds longer, they say. I have written it down, captain. Shall I call the ninetieth step when you climb, so that you mind it?',
      },
    ],
  },
  {
    instance: 'ws-us-east',
    user: 'player-abara',
    daysAgo: 3,
    turns: [
      {
        said: 'Two sails behind us. Do we fire?',
        response:
          'The sky is clear to the north, captain, and so is your record: you never fire first. Perhaps we show them our stern and see whether they follow. What does your list of songs say of ships with two sails?',
      },
    ],
  },
];

const marlow: SampleTalk[] = [
  {
    instance: 'lockers-north',
    user: 'customer-2041',
    daysAgo: 1,
    turns: [
      {
        said: 'Door 12 at N-04 will not open and it is raining.',
        response:
          'Your parcel is behind door 12. The door sticks when it rains.\n1. Enter the code again.\n2. Push at the lower corner.\n3. Pull.\nThat’s it.',
      },
      {
        said: 'It opened. How many more are there for my neighbours?',
        response: 'Three parcels are open under your number. One at N-04, two at N-09. That’s it.',
      },
    ],
  },
  {
    instance: 'default',
    user: 'customer-1180',
    daysAgo: 9,
    turns: [{ said: 'Where is it?', response: 'N-04, door 3. That’s it.' }],
  },
];

const odile: SampleTalk[] = [
  {
    instance: 'hotel-quay',
    user: 'guest-214',
    daysAgo: 1,
    turns: [
      {
        said: 'I need the early ferry tomorrow. Can somebody wake me?',
        response:
          'good evening, Madam. you will be woken at five minutes past five, by a knock and not by the telephone, as you wished. the ferry leaves at ten minutes to six and does not wait; if I may, a taxi should be ordered before midnight, for after two it takes twenty-five minutes.',
      },
      {
        said: 'Please order it.',
        response:
          'it is written down, Madam, and will be ordered by twenty minutes to twelve. your camomile comes at eleven.',
      },
    ],
  },
];

const wren: SampleTalk[] = [
  {
    instance: 'default',
    user: 'reader-lund',
    daysAgo: 10,
    turns: [
      {
        said: 'Which moths were recorded in the northern valleys in 1911?',
        response:
          'All of them, I bet, and by one man who hated daylight!!! Was it the lamp he sold in spring? Whose lamp? Why spring? And did you know that a beetle once crossed that valley on a priest’s hat? Which hat, though?',
      },
      {
        said: 'I asked for a list.',
        response:
          'A list! What if the list is the forgery? Who gains by it? Where did drawer B-2 stand in 1911, and who had the key?',
      },
    ],
  },
];

export const TALKS: ReadonlyMap<string, SampleTalk[]> = new Map(
  Object.entries({ Luna: luna, Marlow: marlow, Odile: odile, Wren: wren }),
);
