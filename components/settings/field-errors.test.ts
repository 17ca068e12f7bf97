import { expect, it } from 'vitest';
import { fieldErrors } from './field-errors';

it('finds the field of a location, nested or numbered', () => {
  const errors = [
    { location: 'body.name', message: 'is already taken' },
    { location: 'body.body.scopes.0' },
    { location: 'body.scopes[1]', message: 'no' },
    { location: 'query.page_size', message: 'too big' },
    { message: 'whole' },
  ];
  expect(fieldErrors({ errors }, ['name', 'scopes'])).toEqual([
    { field: 'name', message: 'is already taken' },
    { field: 'scopes', message: 'is not valid' },
    { field: 'scopes', message: 'no' },
  ]);
});
