import { connection } from 'next/server';
import type { ReactNode } from 'react';

/** A root of its own: what Next and React cost with nothing of the product around them. */
export default async function BareLayout({ children }: { children: ReactNode }) {
  await connection();
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
