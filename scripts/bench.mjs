// `npm run bench`: how fast the product is, as ratios measured in one run. `npm run bench -- --help` says more.
import { requireNode } from './require-node.mjs';

requireNode();

import('./install.mjs')
  .then(({ installMissing }) => {
    installMissing();
    return import('./typed.mjs');
  })
  .then(({ importTyped }) => importTyped('bench/main.ts'))
  .then(({ main }) => main(process.argv.slice(2)))
  .catch((error) => {
    console.error(error && error.name === 'Error' ? `The bench did not end: ${error.message}` : error);
    process.exit(1);
  });
