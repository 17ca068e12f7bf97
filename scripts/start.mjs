// `npm start`. This file and what it imports at the top must parse on any Node, or an old one could
// not be told apart from a broken checkout; everything else is imported after the check.
import { requireNode } from './require-node.mjs';

requireNode();

import('./install.mjs')
  .then(({ installMissing }) => {
    installMissing({ development: process.argv.includes('--dev') });
    return import('./typed.mjs');
  })
  .then(({ importTyped }) => importTyped('scripts/start/main.ts'))
  .then(({ main }) => main({ dev: process.argv.includes('--dev') }))
  .catch((error) => {
    console.error(error && error.name === 'SyntaxError' ? error : `Troupe did not start: ${error.message}`);
    process.exit(1);
  });
