// Refuses colours, radii, font sizes and weights that are not of the visual language: `node scripts/check-design-tokens.mjs`.
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '..');
const tokenFile = 'app/globals.css';

/** The names that the stylesheet's `@theme` blocks define, by namespace. */
export function readTokens(css) {
  const names = (space) =>
    new Set(
      [...css.matchAll(new RegExp(`^\\s*--${space}-([a-z0-9-]+):`, 'gm'))]
        .map((match) => match[1] ?? '')
        .filter((name) => !name.includes('--')),
    );
  return {
    color: names('color'),
    radius: names('radius'),
    text: names('text'),
    weight: names('font-weight'),
  };
}

const colourUtilities =
  'bg|text|border|border-[xytrblse]|fill|stroke|outline|ring|decoration|caret|accent|divide|from|via|to|placeholder|shadow';
const textWords =
  'left|center|right|justify|start|end|wrap|nowrap|balance|pretty|ellipsis|clip|shadow|transparent|current|inherit';

/** Values of these utilities that are neither a colour nor a size. */
const plainValues = {
  bg: /^(transparent|current|inherit|none|fixed|local|scroll|cover|contain|auto|center|top|bottom|left|right|repeat.*|no-repeat|clip-.*|origin-.*|blend-.*)$/,
  text: new RegExp(`^(${textWords})$`),
  border:
    /^(\d+|[xytrblse]|[xytrblse]-\d+|solid|dashed|dotted|double|none|hidden|collapse|separate|spacing-.*|transparent|current|inherit)$/,
  fill: /^(none|current|inherit|transparent)$/,
  stroke: /^(\d+|none|current|inherit|transparent)$/,
  outline: /^(\d+|none|hidden|solid|dashed|dotted|double|offset-\d+|current|inherit|transparent)$/,
  ring: /^(\d+|inset|current|inherit|transparent)$/,
  decoration:
    /^(\d+|auto|from-font|solid|double|dotted|dashed|wavy|slice|clone|current|inherit|transparent)$/,
  divide: /^([xy]|[xy]-\d+|[xy]-reverse|solid|dashed|dotted|none|current|transparent)$/,
  shadow: /^(none|float)$/,
};

const transparent = /^(transparent|current|inherit)$/;

function refuseColourClass(utility, value, tokens) {
  const name = utility.split('-')[0] ?? '';
  const plain = plainValues[name] ?? transparent;
  if (plain.test(value) || transparent.test(value) || tokens.color.has(value)) return undefined;
  if (name === 'text' && tokens.text.has(value)) return undefined;
  return `${utility}-${value} is not in the theme`;
}

const exactly = {
  font: (value, tokens) => tokens.weight.has(value) || /^(sans|mono)$/.test(value),
  leading: () => false,
  tracking: () => false,
};

/** What is wrong with one class name, its variants and `!` taken off; undefined when nothing is. */
export function refuseClass(token, tokens) {
  const bare = token.replace(/^.*:(?![^[(]*[\])])/, '').replace(/^[!-]|!$/g, '');
  const rounded = /^rounded(?:-(?:[trblse]|[trbl]{2}|s[se]|e[se]))?(?:-(.+))?$/.exec(bare);
  if (rounded) {
    const value = rounded[1] ?? '';
    return value === 'none' || tokens.radius.has(value) ? undefined : `${bare} is not in the theme`;
  }
  const other = /^(font|leading|tracking)-(.+)$/.exec(bare);
  if (other) return exactly[other[1]](other[2], tokens) ? undefined : `${bare} is not in the theme`;
  const colour = new RegExp(`^(${colourUtilities})-(.+)$`).exec(bare);
  if (!colour) return undefined;
  const [, utility = '', value = ''] = colour;
  // An alpha of a token is a colour of its own, whose contrast nobody measured.
  return refuseColourClass(utility, value, tokens);
}

const rawValues = [
  [/(?<![\w&/-])#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b(?![\w-])/i, 'a hex colour'],
  [/(?<![\w.-])(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color-mix|light-dark)\(/, 'a colour function'],
  [/\b(?:fontSize|borderRadius)\s*[:=]/, 'an inline font size or radius'],
  [/\b(?:font-size|border-radius)\s*:/, 'a font size or radius'],
  [
    /\b(?:fill|stroke|stopColor|floodColor)=["'](?!none\b|currentColor\b|url\(|var\()/,
    'a paint other than currentColor',
  ],
  [
    /\b(?:color|backgroundColor|borderColor|background)\s*:\s*['"](?!inherit|transparent|currentColor|var\()/,
    'an inline colour',
  ],
];

/** Words of string literals and templates, each with its line: class names stand nowhere else. */
function classTokens(code) {
  return [...code.matchAll(/'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`/g)].flatMap((match) => {
    const start = code.slice(0, match.index).split('\n').length;
    const lines = (match.slice(1).find(Boolean) ?? '').split('\n');
    return lines.flatMap((line, offset) =>
      line
        .split(/[\s${}'"]+/)
        .filter(Boolean)
        .map((token) => ({ token, line: start + offset })),
    );
  });
}

function withoutComments(text) {
  const blank = (comment) => comment.replace(/[^\n]/g, ' ');
  return text.replace(/\/\*[\s\S]*?\*\//g, blank).replace(/(?<![:"'`\w])\/\/[^\n]*/g, blank);
}

/** Everything that `text` has outside the visual language, as line and reason. */
export function listViolations(file, text, tokens) {
  const code = withoutComments(text).replace(/^(?:import|export)\b.*\bfrom\b.*$/gm, '');
  const raw = code
    .split('\n')
    .flatMap((content, index) =>
      rawValues
        .filter(([pattern]) => pattern.test(content))
        .map(([, reason]) => ({ line: index + 1, reason })),
    );
  if (!/\.tsx$|-style\.ts$/.test(file)) return raw;
  const classes = classTokens(code).flatMap(({ token, line }) => {
    const reason = refuseClass(token, tokens);
    return reason ? [{ line, reason }] : [];
  });
  return [...raw, ...classes];
}

async function sourceFiles() {
  const lists = await Promise.all(
    ['app', 'components'].map((folder) =>
      readdir(path.join(root, folder), { recursive: true, withFileTypes: true }),
    ),
  );
  return lists
    .flat()
    .filter(
      (entry) => entry.isFile() && /\.(tsx|ts|css)$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name),
    )
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((file) => file !== tokenFile)
    .sort();
}

async function main() {
  const tokens = readTokens(readFileSync(path.join(root, tokenFile), 'utf8'));
  const files = await sourceFiles();
  const lines = files.flatMap((file) =>
    listViolations(file, readFileSync(path.join(root, file), 'utf8'), tokens).map(
      ({ line, reason }) => `${file}:${line} ${reason}`,
    ),
  );
  for (const line of lines) console.error(line);
  console.log(`Design tokens: ${files.length} files read, ${lines.length} refused.`);
  process.exitCode = lines.length > 0 ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
