// `npm test`: every check there is, in order; `npm test -- lint types` runs those alone.
import { requireNode } from './require-node.mjs';

requireNode();

import('./install.mjs')
  .then(({ installMissing }) => {
    installMissing();
    return import('./typed.mjs');
  })
  .then(({ importTyped }) => importTyped('scripts/test/main.ts'))
  .then(({ main }) => main(process.argv.slice(2)))
  .catch((error) => {
    console.error(error.name === 'Error' ? error.message : error);
    console.log('0 passed, 1 failed');
    process.exit(1);
  });
