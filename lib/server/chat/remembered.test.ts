import { expect, test } from 'vitest';
import { rememberedIn } from './remembered';

const said = (message: string, names = true) =>
  rememberedIn(message, { names }).map(({ content }) => content);

test.each([
  ['My name is Ada.', ['Is called Ada.']],
  ['Hello! I really like tea. And I hate rain.', ['Likes tea.']],
  ['i prefer the night train', ['Prefers the night train.']],
  ['I don’t like fog.\nPlease remember that we sail at five!', ['Dislikes fog.', 'we sail at five.']],
  ['I like tea. I like tea.', ['Likes tea.']],
  ['Do you remember that I like tea?', []],
  ['I like', []],
  ['They said I like tea.', []],
  ['', []],
])('of “%s”', (message, expected) => expect(said(message)).toEqual(expected));

test('names only where they may be, at most five of a message, and none without an end', () => {
  expect(said('My name is Ada.', false)).toEqual([]);
  expect(said('I like a. I like b. I like c. I like d. I like e. I like f.')).toHaveLength(5);
  expect(said(`I like ${'x'.repeat(100_000)}`)[0]?.length).toBeLessThan(520);
});
