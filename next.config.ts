import type { NextConfig } from 'next';

const config: NextConfig = {
  // Tests and bench build beside `npm start` without touching its output.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  serverExternalPackages: ['@electric-sql/pglite', 'pg', 'pino'],
  // `npm test` checks types once, for the whole repository.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  experimental: { staleTimes: { dynamic: 30 } },
};

export default config;
