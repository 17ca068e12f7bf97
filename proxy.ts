import { clerkMiddleware } from '@clerk/nextjs/server';
import { type NextFetchEvent, type NextRequest, NextResponse } from 'next/server';
import { isForPages } from '@/lib/auth/for-pages';
import { env } from '@/lib/env';

/** What is read without signing in: Clerk's own screens and calls. */
function isPublic(pathname: string): boolean {
  return /^\/(?:sign-in|__clerk)(?:\/|$)/.test(pathname);
}

/**
 * Sends page loads without a session to sign-in. It authorises nothing: pages, actions and the API
 * each check by themselves. An action without a session answers in its own words, so a POST passes.
 */
const protectPages = clerkMiddleware(
  async (auth, request) => {
    if (request.nextUrl.pathname === '/') return NextResponse.redirect(new URL('/agents', request.url));
    const { pathname } = request.nextUrl;
    if (isPublic(pathname) || isForPages(pathname) || request.method !== 'GET') return NextResponse.next();
    const { userId, redirectToSignIn } = await auth();
    if (!userId) return redirectToSignIn({ returnBackUrl: request.url });
    if (isReadable(request)) return NextResponse.next();
    return NextResponse.redirect(new URL('/unreadable-address', request.url));
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

/** Next fails on an address that is not UTF-8 before a page or the API could answer in its own words. */
function isReadable(request: NextRequest): boolean {
  try {
    decodeURIComponent(request.nextUrl.pathname);
    return true;
  } catch {
    return false;
  }
}

function unreadable(): NextResponse {
  const problem = {
    ...{ type: 'about:blank', title: 'Bad Request', status: 400 },
    detail: 'The address is not valid percent-encoded UTF-8.',
  };
  const headers = { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' };
  return NextResponse.json(problem, { status: 400, headers });
}

export default function proxy(request: NextRequest, event: NextFetchEvent) {
  const { pathname } = request.nextUrl;
  if (pathname.startsWith('/api/') && !isForPages(pathname)) {
    return isReadable(request) ? NextResponse.next() : unreadable();
  }
  return protectPages(request, event);
}

export const config = {
  matcher: [
    // `api/` is left out: a missing token there is a 401 problem, never a redirect.
    '/((?!_next/|api/|avatars/[^/]+$|favicon\\.(?:ico|svg)$).*)',
    // Next reads this line before anything runs, so the names of those for pages stand here again.
    '/api/(jobs|import|chat|transcripts|identities|probes|case-runs)',
    '/(api/.*%.*)',
  ],
};
