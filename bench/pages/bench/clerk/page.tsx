import { ClerkProvider } from '@clerk/nextjs';
import { env } from '@/lib/env';
import { BareRows } from '../../bare-rows';

/** The bare page under Clerk's provider, set up as the product sets it up. */
export default function ClerkPage() {
  const { CLERK_PUBLISHABLE_KEY, CLERK_PROXY_URL } = env();
  return (
    <ClerkProvider
      dynamic
      prefetchUI={false}
      publishableKey={CLERK_PUBLISHABLE_KEY}
      proxyUrl={CLERK_PROXY_URL}
      signInUrl="/sign-in"
      telemetry={{ disabled: true }}
    >
      <BareRows />
    </ClerkProvider>
  );
}
