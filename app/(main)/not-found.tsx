'use client';

import dynamic from 'next/dynamic';

const NothingHere = dynamic(() => import('@/components/nothing-here').then((part) => part.NothingHere));

/** Every page brings this along, so what it shows loads late. */
export default function NotFoundPage() {
  return <NothingHere />;
}
