'use client';
import dynamic from 'next/dynamic';
import { useSyncExternalStore } from 'react';
import { toastsWanted } from './toast';

const ToastView = dynamic(() => import('./toast-view').then((part) => part.ToastView), { ssr: false });

/** The place where toasts appear; loads itself with the first one. */
export function Toaster() {
  const wanted = useSyncExternalStore(toastsWanted.subscribe, toastsWanted.get, () => false);
  return wanted ? <ToastView /> : null;
}
