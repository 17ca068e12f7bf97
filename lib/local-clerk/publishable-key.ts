import { createHash } from 'node:crypto';

const FRONTEND_HOST = 'clerk.troupe.localhost';

/** The live shape: with a test key clerk-js asks for a dev-browser cookie and a first-visit handshake. */
export const PUBLISHABLE_KEY = `pk_live_${Buffer.from(`${FRONTEND_HOST}$`).toString('base64').replaceAll('=', '')}`;

export const ISSUER = `https://${FRONTEND_HOST}`;

/** Clerk writes each cookie twice, once under a name of its own for this publishable key. */
export const COOKIE_SUFFIX = createHash('sha1').update(PUBLISHABLE_KEY).digest('base64url').slice(0, 8);
