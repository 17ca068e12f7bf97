// `npm run screenshots`: the README's pictures, taken from the running product with its samples.
import { installMissing } from './install.mjs';
import { importTyped } from './typed.mjs';

installMissing();
const { takeScreenshots } = await importTyped('scripts/screenshots/main.ts');
await takeScreenshots();
