import type { NextConfig } from 'next';

const config: NextConfig = {
  // Tests and bench build beside `npm start` without touching its output.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  serverExternalPackages: ['@electric-sql/pglite', 'pg', 'pino'],
  // `npm test` checks types once, for the whole repository.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  // Next would write advice of its own into AGENTS.md.
  agentRules: false,
  // With strictRouteTypes Next leaves tsconfig.json alone; without, every other distDir is added to it.
  experimental: { staleTimes: { dynamic: 30 }, strictRouteTypes: true },
};

export default config;
