import { clerkMiddleware } from '@clerk/nextjs/server';
import { NextResponse } from 'next/server';
import { env } from '@/lib/env';

/** What is read without signing in: Clerk's own screens and calls. */
function isPublic(pathname: string): boolean {
  return /^\/(?:sign-in|__clerk)(?:\/|$)/.test(pathname);
}

/**
 * Sends page loads without a session to sign-in. It authorises nothing: pages, actions and the API
 * each check by themselves. An action without a session answers in its own words, so a POST passes.
 */
export default clerkMiddleware(
  async (auth, request) => {
    if (request.nextUrl.pathname === '/') return NextResponse.redirect(new URL('/agents', request.url));
    if (isPublic(request.nextUrl.pathname) || request.method !== 'GET') return NextResponse.next();
    const { userId, redirectToSignIn } = await auth();
    return userId ? NextResponse.next() : redirectToSignIn({ returnBackUrl: request.url });
  },
  () => {
    const given = env();
    return {
      publishableKey: given.CLERK_PUBLISHABLE_KEY,
      // The secret key is left to CLERK_SECRET_KEY: passed here, Clerk asks for an encryption key as well.
      jwtKey: given.CLERK_JWT_KEY,
      authorizedParties: given.CLERK_AUTHORIZED_PARTIES,
      signInUrl: '/sign-in',
      proxyUrl: given.CLERK_PROXY_URL,
      frontendApiProxy: { enabled: given.CLERK_PROXY_URL !== undefined },
      contentSecurityPolicy: {
        strict: true,
        directives: { 'frame-ancestors': ["'none'"], 'base-uri': ["'self'"], 'object-src': ["'none'"] },
      },
    };
  },
);

export const config = {
  // `api/` is left out: a missing token there is a 401 problem, never a redirect.
  matcher: ['/((?!_next/|api/|avatars/[^/]+$|favicon\\.(?:ico|svg)$).*)'],
};
