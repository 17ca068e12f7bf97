import { createHash } from 'node:crypto';

/** The page's only style sheet, in the tokens of app/globals.css; the page loads nothing. */
export const STYLE = `
:root { color-scheme: light dark;
  --canvas: light-dark(oklch(0.978 0.003 220), oklch(0.165 0.01 228));
  --surface: light-dark(oklch(1 0 0), oklch(0.205 0.012 228));
  --sunken: light-dark(oklch(0.955 0.005 220), oklch(0.145 0.009 228));
  --line: light-dark(oklch(0.9 0.007 220), oklch(0.3 0.014 228));
  --ink: light-dark(oklch(0.23 0.018 225), oklch(0.94 0.006 220));
  --muted: light-dark(oklch(0.46 0.018 225), oklch(0.75 0.013 222));
  --accent: light-dark(oklch(0.46 0.08 220), oklch(0.8 0.09 215));
  --focus: light-dark(oklch(0.55 0.095 222), oklch(0.8 0.1 215)); }
* { box-sizing: border-box; }
html { scroll-padding-top: 16px; }
body { margin: 0; background: var(--canvas); color: var(--ink); overflow-wrap: anywhere;
  font: 14px/20px ui-sans-serif, system-ui, sans-serif; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
code, pre { font: 12px/18px ui-monospace, monospace; }
h1, h2, h3, h4 { margin: 0; font-weight: 600; }
h1 { font-size: 20px; line-height: 28px; }
h2 { font-size: 20px; line-height: 28px; padding-top: 48px; }
h3 { font-size: 16px; line-height: 24px; }
h4, h2.small { font-size: 12px; line-height: 16px; color: var(--muted); margin: 24px 0 8px; padding: 0; }
p { margin: 8px 0; max-width: 68ch; }
ul { margin: 0; padding: 0; list-style: none; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 16px; top: 16px; padding: 12px; background: var(--surface); z-index: 1; }
header { padding: 16px; border-bottom: 1px solid var(--line); }
nav { padding: 16px; border-bottom: 1px solid var(--line); }
nav summary { font-weight: 600; padding: 4px 0; }
nav p { margin: 16px 0 4px; font-weight: 600; }
nav a { display: block; padding: 4px 0; color: inherit; text-decoration: none; }
nav a:hover { text-decoration: underline; }
main { padding: 16px; max-width: 1040px; }
article { background: var(--surface); border: 1px solid var(--line); margin-top: 16px; padding: 16px; }
.method { font: 600 12px/24px ui-monospace, monospace; margin-right: 8px; }
.path { font: 400 13px/24px ui-monospace, monospace; }
.muted { color: var(--muted); }
summary { cursor: pointer; min-height: 24px; padding: 2px 0; }
.members { border-left: 1px solid var(--line); padding-left: 12px; }
.members li { padding: 4px 0; }
.members .name { font-weight: 600; margin-right: 8px; }
header pre { max-width: 68ch; }
pre { background: var(--sunken); border: 1px solid var(--line); padding: 12px; margin: 0; overflow-x: auto;
  white-space: pre-wrap; }
dl { margin: 0; display: grid; grid-template-columns: auto 1fr; gap: 4px 12px; }
dt { font: 600 12px/20px ui-monospace, monospace; }
dd { margin: 0; }
@media (width >= 960px) {
  .frame { display: grid; grid-template-columns: 256px minmax(0, 1fr); }
  nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; border-bottom: 0; border-right: 1px solid var(--line); }
  header { padding: 32px; }
  main { padding: 0 32px 32px; }
  article { padding: 24px; }
}
`;

const hash = createHash('sha256').update(STYLE).digest('base64');

/** Nothing may run and nothing may load but this style and our own icon. */
export const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${hash}'`,
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
