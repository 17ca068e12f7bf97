import { expect, it } from 'vitest';
import { problemFields } from './problem-fields';

it('finds the field of each location, the first message of it', () => {
  const errors = [
    { location: 'body.name', message: 'is already taken' },
    { location: 'body.name', message: 'second' },
    { location: 'body.body.bio', message: 'too long' },
    { location: 'body.speech_patterns[2]', message: 'too long' },
    { location: 'body.names', message: 'unknown' },
    { location: 'path.agentId', message: 'unknown' },
    { message: 'without a place' },
  ];
  expect(problemFields({ errors }, ['name', 'bio', 'speech_patterns'])).toEqual({
    name: 'is already taken',
    bio: 'too long',
    speech_patterns: 'too long',
  });
});
