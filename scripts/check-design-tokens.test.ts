import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listViolations, readTokens, refuseClass } from './check-design-tokens.mjs';

const css = readFileSync(new URL('../app/globals.css', import.meta.url), 'utf8');
const tokens = readTokens(css);

describe('refuseClass', () => {
  it.each([
    ...['bg-surface', 'text-muted', 'text-meta', 'text-left', 'border-t', 'border-b-2', 'border-line'],
    ...['rounded-control', 'rounded-t-float', 'rounded-none', 'hover:bg-hover', 'aria-[current]:text-ink'],
    ...[
      'font-mono',
      'font-medium',
      'outline-2',
      '-outline-offset-2',
      'shadow-float',
      'flex',
      'p-2',
      'text-data-3',
    ],
    ...[
      'focus-visible:after:-outline-offset-2',
      'fill-current',
      'border-transparent',
      "before:content-['/']",
    ],
  ])('lets %s pass', (token) => {
    expect(refuseClass(token, tokens)).toBeUndefined();
  });

  it.each([
    ...['bg-red-500', 'text-white', 'bg-[#fff]', 'text-[13px]', 'text-sm', 'bg-(--canvas)', 'text-ink/50'],
    ...['rounded', 'rounded-md', 'rounded-full', 'rounded-[3px]', 'rounded-t-lg', 'md:hover:bg-blue-100'],
    ...['font-bold', 'font-[450]', 'leading-5', 'tracking-wide', 'shadow-md', 'border-gray-200', '!bg-black'],
  ])('refuses %s', (token) => {
    expect(refuseClass(token, tokens)).toContain('not in the theme');
  });
});

describe('listViolations', () => {
  it.each([
    ['a.tsx', 'const a = <p style={{ color: "red" }} />', 'inline colour'],
    ['a.tsx', 'const a = <path fill="red" />', 'paint'],
    ['a.tsx', "const a = '#a1b2c3';", 'hex'],
    ['a.css', '.a { color: oklch(0.5 0.1 20); }', 'colour function'],
    ['a.css', '.a { border-radius: 3px; }', 'radius'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a file.
    ['a.tsx', 'const a = `flex ${b ? "text-sm" : ""}`', 'text-sm'],
  ])('finds in %s: %s', (file, text, reason) => {
    expect(listViolations(file, `\n${text}`, tokens)).toEqual([
      { line: 2, reason: expect.stringContaining(reason) },
    ]);
  });

  it.each([
    ['a link to a part of the page', '<a href="#main" className="text-ink" />'],
    ['a comment', '// text-sm and #fff are not allowed\n/* bg-red-500 */'],
    ['an import', "import { text } from './text-sm';"],
    ['a character entity', '<p>&#8220;x&#8221;</p>'],
  ])('is silent about %s', (_, text) => {
    expect(listViolations('a.tsx', text, tokens)).toEqual([]);
  });
});

type Lch = [lightness: number, chroma: number, hue: number];

/** Relative luminance (WCAG 2) of an OKLCH colour. */
function luminance([lightness, chroma, hue]: Lch) {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  const red = clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clamp(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function colourOf(name: string, side: 0 | 1): Lch {
  const [, light = '', dark = ''] =
    css.match(new RegExp(`--${name}: light-dark\\(oklch\\(([^)]+)\\), oklch\\(([^)]+)\\)\\)`)) ?? [];
  const [lightness = 0, chroma = 0, hue = 0] = [light, dark][side]?.split(' ').map(Number) ?? [];
  return [lightness, chroma, hue];
}

function contrast(one: string, other: string, side: 0 | 1) {
  const values = [luminance(colourOf(one, side)), luminance(colourOf(other, side))];
  return (Math.max(...values) + 0.05) / (Math.min(...values) + 0.05);
}

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('contrast, %s', (_, side) => {
  const grounds = ['surface', 'canvas', 'hover', 'selected'];
  it.each(['ink', 'muted', 'faint', 'accent', 'live', 'warn', 'danger'])(
    '%s reads on every ground',
    (name) => {
      for (const ground of grounds) expect(contrast(name, ground, side)).toBeGreaterThanOrEqual(4.5);
    },
  );
  it.each(['live', 'warn', 'danger'])('%s reads on its tint', (name) => {
    expect(contrast(name, `${name}-tint`, side)).toBeGreaterThanOrEqual(5.4);
  });
  it.each(['ink', 'muted'])('%s reads on sunken and on the tints', (name) => {
    for (const ground of ['sunken', 'live-tint', 'warn-tint', 'danger-tint']) {
      expect(contrast(name, ground, side)).toBeGreaterThanOrEqual(4.5);
    }
  });
  it.each(['control', 'focus'])('the edge %s is seen on every ground', (name) => {
    for (const ground of grounds) expect(contrast(name, ground, side)).toBeGreaterThanOrEqual(3);
  });
  it('text on ink and on accent reads', () => {
    expect(contrast('surface', 'ink', side)).toBeGreaterThanOrEqual(4.5);
    expect(contrast('on-accent', 'accent', side)).toBeGreaterThanOrEqual(4.5);
  });
});
