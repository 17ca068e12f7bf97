import { existsSync, writeFileSync } from 'node:fs';
import type { NextConfig } from 'next';

// Tests and bench build beside `npm start` without touching its output. Next writes the name of its
// directory into the TypeScript configuration, so such a build gets one of its own, which git ignores.
const distDir = process.env.NEXT_DIST_DIR ?? '.next';
const tsconfigPath = distDir === '.next' ? 'tsconfig.json' : 'tsconfig.build.json';
if (!existsSync(tsconfigPath)) writeFileSync(tsconfigPath, '{ "extends": "./tsconfig.json" }\n');

const config: NextConfig = {
  distDir,
  serverExternalPackages: ['@electric-sql/pglite', 'pg', 'pino'],
  // `npm test` checks types once, for the whole repository.
  typescript: { ignoreBuildErrors: true, tsconfigPath },
  poweredByHeader: false,
  experimental: { staleTimes: { dynamic: 30 } },
};

export default config;
