// Every file or folder that AGENTS.md and README.md name in backticks must exist.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const documents = ['AGENTS.md', 'README.md'];
const madeWhileRunning = /^(\.data|\.next|\.env|node_modules|test-results)/;
const roots = new Set(readdirSync('.'));

function citedPaths(document) {
  const prose = readFileSync(document, 'utf8').replace(/^```[\s\S]*?^```/gm, '');
  const quoted = [...prose.matchAll(/`([^`\n]+)`/g)].map((match) => match[1].replace(/:\d+$/, ''));
  return quoted.filter((text) => looksLikePath(text) && !madeWhileRunning.test(text));
}

/** A name with a file's ending, or anything below a folder of the root; not a route, a package or a type. */
function looksLikePath(text) {
  if (!/^[\w.()[\]-]+(\/[\w.()[\]-]+)*\/?$/.test(text)) return false;
  const isFile = /^(?!\.).+\.(tsx?|mjs|json|md|css|sql|yml)$/.test(text);
  return isFile || (text.includes('/') && roots.has(text.split('/')[0]));
}

let checked = 0;
const wrong = [];
for (const document of documents) {
  if (!existsSync(document)) {
    wrong.push(`${document} is missing`);
    continue;
  }
  for (const path of citedPaths(document)) {
    checked += 1;
    if (!existsSync(path)) wrong.push(`${document} names \`${path}\`, which does not exist`);
  }
}
if (checked === 0) wrong.push(`${documents.join(' and ')} name no path at all`);
for (const line of wrong) console.error(line);
if (wrong.length > 0) process.exit(1);
console.log(`${checked} paths exist`);
