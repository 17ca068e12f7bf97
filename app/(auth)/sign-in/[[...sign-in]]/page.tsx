import { SignIn } from '@clerk/nextjs';
import { env } from '@/lib/env';

export default function SignInPage() {
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <SignIn initialValues={{ emailAddress: env().LOCAL_EMAIL }} />
    </main>
  );
}
