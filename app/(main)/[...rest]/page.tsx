import { notFound } from 'next/navigation';

export const metadata = { title: 'Not found' };

/** Every unknown address: rendered on request, because a static page would have no nonce for its scripts. */
export default function UnknownPage(): never {
  notFound();
}
