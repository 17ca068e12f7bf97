import type { NextConfig } from 'next';

/** What holds for a script as well. */
const fileHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
];

/** What only a document is asked for: with each of twenty scripts it would be 4 kB of nothing. */
const pageHeaders = [
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin-allow-popups' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
];

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
  // The API sets its own, and the proxy adds the content security policy. HSTS is for whoever ends TLS.
  headers: async () => [
    { source: '/((?!api/).*)', headers: fileHeaders },
    { source: '/((?!api/|_next/static/).*)', headers: pageHeaders },
  ],
  experimental: { staleTimes: { dynamic: 30 }, strictRouteTypes: true },
};

export default config;
