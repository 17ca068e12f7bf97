import type { SampleTool } from './sample-agent';

const reference = { type: 'string', description: 'As the sender got it, for example LK-204-77.' };

export const lunaTools: SampleTool[] = [
  {
    name: 'read_tide_table',
    description: 'Gives the hours of ebb and flood of a harbour, counted in bells.',
    parameters: {
      type: 'object',
      properties: {
        harbour: { type: 'string', description: 'Its name on the captain’s map.', minLength: 1 },
        days: {
          type: 'integer',
          description: 'How many days from today.',
          minimum: 1,
          maximum: 7,
          default: 1,
        },
        moon: { type: 'string', enum: ['new', 'waxing', 'full', 'waning'] },
      },
      required: ['harbour'],
    },
  },
  {
    name: 'write_log',
    description: 'Writes one entry into the captain’s log.',
    parameters: {
      type: 'object',
      properties: {
        entry: { type: 'string', maxLength: 400 },
        promises: {
          type: 'array',
          items: { type: 'string' },
          description: 'What the captain promised, if anything.',
        },
        position: {
          type: 'object',
          properties: {
            latitude: { type: 'number', minimum: -90, maximum: 90 },
            longitude: { type: 'number', minimum: -180, maximum: 180 },
          },
          required: ['latitude', 'longitude'],
        },
      },
      required: ['entry'],
    },
  },
];

/** Planted: `open_lockers` does not say what its list of doors holds, so that model providers refuse it. */
export const marlowTools: SampleTool[] = [
  {
    name: 'find_parcel',
    description: 'Says in which locker a parcel is, and since when.',
    parameters: {
      type: 'object',
      properties: { reference, withHistory: { type: 'boolean', default: false } },
      required: ['reference'],
    },
  },
  {
    name: 'open_lockers',
    description: 'Opens one or more doors of a locker for five minutes.',
    parameters: {
      type: 'object',
      properties: {
        locker: { type: 'string', pattern: '^LK-\\d{3}$' },
        doors: { type: 'array', description: 'Numbers of the doors, from the top left.' },
      },
      required: ['locker', 'doors'],
    },
  },
];

export const odileTools: SampleTool[] = [
  {
    name: 'order_taxi',
    description: 'Orders a taxi to the front door.',
    parameters: {
      type: 'object',
      properties: {
        hotel: { type: 'string', enum: ['quay', 'garden', 'lighthouse'] },
        at: { type: 'string', description: 'Hour and minute, 24 hours.', pattern: '^\\d\\d:\\d\\d$' },
        guests: { type: 'integer', minimum: 1, maximum: 8 },
        step_free: { type: 'boolean', description: 'A car that takes a wheelchair.' },
      },
      required: ['hotel', 'at'],
    },
  },
];

export const wrenTools: SampleTool[] = [
  {
    name: 'find_document',
    description: 'Finds field notes, letters and labels by words and years.',
    parameters: {
      type: 'object',
      properties: {
        words: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 6 },
        written: { $ref: '#/$defs/years' },
        collected: { $ref: '#/$defs/years' },
      },
      required: ['words'],
      $defs: {
        years: {
          type: 'object',
          properties: { from: { type: 'integer' }, to: { type: 'integer' } },
        },
      },
    },
  },
];
