/**
 * The picture of an agent as SVG, drawn from its id alone: two cells of simple forms, turned or mirrored into a
 * square. Each tile brings its own ground, so it reads the same on light and dark pages; colours are the six data
 * hues. The id only picks among forms and colours, so nothing of it stands in the text.
 */
export function drawAvatar(id: string): string {
  const next = numbersFrom(id.toLowerCase());
  const { ground, main, accent } = pick(PALETTES, next);
  const order = pick(ORDERS, next);
  const [first, second] = [pick(FORMS, next), pick(FORMS, next)];
  const [turnFirst, turnSecond] = [next() % 4, next() % 4];
  const accentAt = next() % 4;
  const cells = order.map(({ form, turn }, place) => {
    const [path, own] = form === 0 ? [first, turnFirst] : [second, turnSecond];
    const [x, y] = [(place % 2) * CELL, Math.floor(place / 2) * CELL];
    const turned = ((own + turn) % 4) * 90;
    const fill = place === accentAt ? accent : main;
    return `<path fill="${fill}" transform="translate(${x} ${y}) rotate(${turned} 8 8)" d="${path}"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="${ground}" d="M0 0h32v32H0z"/>${cells.join('')}</svg>`;
}

const CELL = 16;

/** Each fills a cell of 16 by 16 from its corner or edge, so that neighbours join. No bars: turned four ways they make hooks. */
const FORMS = [
  'M0 0h16A16 16 0 0 1 0 16z',
  'M0 0h8a8 8 0 0 1 0 16H0z',
  'M0 0h16L0 16z',
  'M0 0h16v8A8 8 0 0 1 0 8z',
  'M0 0h16v16A16 16 0 0 1 0 0z',
  'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1z',
  'M0 0l16 16H0z',
];

/** Which of the two forms stands in each of the four cells, and by how many quarters it is turned. */
const ORDERS = [
  [
    { form: 0, turn: 0 },
    { form: 0, turn: 1 },
    { form: 0, turn: 3 },
    { form: 0, turn: 2 },
  ],
  [
    { form: 0, turn: 0 },
    { form: 1, turn: 0 },
    { form: 1, turn: 2 },
    { form: 0, turn: 2 },
  ],
  [
    { form: 0, turn: 0 },
    { form: 1, turn: 1 },
    { form: 1, turn: 3 },
    { form: 0, turn: 2 },
  ],
];

/** One ink ground, leaning a little towards the hue that stands on it. */
const PALETTES = [
  { ground: '#293e48', main: '#82a0cd', accent: '#c8d5e8' },
  { ground: '#264042', main: '#cb8e71', accent: '#e6cfc4' },
  { ground: '#273f46', main: '#6daca9', accent: '#bfdbda' },
  { ground: '#2c3d4a', main: '#c58d97', accent: '#e7cdd1' },
  { ground: '#263f44', main: '#a7a169', accent: '#d8d5bf' },
  { ground: '#293e49', main: '#9c98c8', accent: '#d3d2e7' },
];

/** FNV-1a over the id starts a small generator. */
function numbersFrom(text: string): () => number {
  let state = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) {
    state = Math.imul(state ^ text.charCodeAt(place), 0x01000193);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return (value ^ (value >>> 14)) >>> 0;
  };
}

function pick<T>(list: readonly T[], next: () => number): T {
  const picked = list[next() % list.length];
  if (picked === undefined) throw new Error('There is nothing to pick from.');
  return picked;
}
