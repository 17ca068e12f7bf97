'use client';
import { useEffect, useState } from 'react';

type Listener = (message: string) => void;

const listeners = new Set<Listener>();

/** Says a short sentence to screen readers, politely. Needs one LiveRegion on the page. */
export function announce(message: string) {
  for (const listener of listeners) listener(message);
}

/** The page's one polite region; the app shell mounts it. It must exist before the first message, or that one is lost. */
export function LiveRegion() {
  const [message, setMessage] = useState('');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const listener: Listener = (next) => {
      // Emptied first: readers stay silent when the same sentence is set again.
      setMessage('');
      clearTimeout(timer);
      timer = setTimeout(() => setMessage(next), 50);
    };
    listeners.add(listener);
    return () => {
      clearTimeout(timer);
      listeners.delete(listener);
    };
  }, []);
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {message}
    </div>
  );
}
