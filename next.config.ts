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
  // Next would write advice of its own into AGENTS.md.
  agentRules: false,
  // With strictRouteTypes Next leaves tsconfig.json alone; without, every other distDir is added to it.
  experimental: { staleTimes: { dynamic: 30 }, strictRouteTypes: true },
};

export default config;
