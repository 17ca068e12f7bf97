import { ClerkFailed, ClerkLoading, SignIn } from '@clerk/nextjs';
import { env } from '@/lib/env';
import { appearance } from './appearance';

/** Clerk's form inside the product's own frame; the frame is there before Clerk's script is. */
export default function SignInPage() {
  const { LOCAL_EMAIL } = env();
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-110 flex-col justify-center gap-6 px-3 py-12">
      <div className="flex flex-col gap-1 px-6 max-md:px-3">
        <p className="font-semibold text-page">Troupe</p>
        <p className="text-form text-muted">
          See, change and test your AI agents, each of their instances by itself.
        </p>
      </div>
      <div className="grid min-h-64 content-start touch:min-h-68 overflow-hidden rounded-float border border-line bg-surface *:min-w-0">
        <ClerkLoading>
          <p role="status" className="animate-appear p-6 text-form text-muted">
            Loading the sign-in form
          </p>
        </ClerkLoading>
        <ClerkFailed>
          <div role="alert" className="flex flex-col gap-1 p-6 text-form">
            <h1 className="font-semibold text-page">The sign-in form could not be loaded</h1>
            <p className="text-muted">
              Its script did not arrive. Check that Troupe runs and that this browser reaches it, then load
              the page again.
            </p>
          </div>
        </ClerkFailed>
        <SignIn appearance={appearance} initialValues={{ emailAddress: LOCAL_EMAIL }} />
      </div>
      {LOCAL_EMAIL && <LocalHint />}
    </main>
  );
}

/** Where the password is, never the password itself. */
function LocalHint() {
  return (
    <p className="px-6 text-meta text-muted max-md:px-3">
      Accounts here are local to this computer. The password was printed by{' '}
      <code className="font-mono">npm start</code> when it first ran, and stands in{' '}
      <code className="font-mono">DATA_DIR/local-password</code>.
    </p>
  );
}
