// `npm run seed -- --agents 1000`. Run without arguments it says how.
import { requireNode } from './require-node.mjs';

requireNode();

import('./install.mjs')
  .then(({ installMissing }) => {
    installMissing({ development: false });
    return import('./typed.mjs');
  })
  .then(({ importTyped }) => importTyped('scripts/seed/main.ts'))
  .then(({ main }) => main(process.argv.slice(2)))
  .catch((error) => {
    console.error(error && error.name === 'SyntaxError' ? error : `Nothing was seeded: ${error.message}`);
    process.exit(1);
  });
