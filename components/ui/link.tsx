'use client';
import NextLink from 'next/link';
import { type ComponentProps, useRef, useState } from 'react';

type LinkProps = Omit<ComponentProps<typeof NextLink>, 'prefetch'> & {
  /** Fetches the page though nobody points at the link yet. */
  early?: boolean;
};

/** Long enough that a pointer passing over a list of links fetches nothing. */
const hoverDelay = 120;

/**
 * A link that fetches its page when the reader shows intent: keyboard focus or resting the pointer on it. A press
 * fetches nothing more: the move itself is under way by then, and a second fetch would only be in its way.
 */
export function Link({
  early = false,
  onPointerEnter,
  onPointerLeave,
  onPointerDown,
  onFocus,
  ...props
}: LinkProps) {
  const [wanted, setWanted] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  return (
    <NextLink
      {...props}
      prefetch={wanted || early}
      onPointerEnter={(event) => {
        onPointerEnter?.(event);
        timer.current = setTimeout(() => setWanted(true), hoverDelay);
      }}
      onPointerLeave={(event) => {
        onPointerLeave?.(event);
        clearTimeout(timer.current);
      }}
      onPointerDown={(event) => {
        onPointerDown?.(event);
        clearTimeout(timer.current);
      }}
      onFocus={(event) => {
        onFocus?.(event);
        if (event.currentTarget.matches(':focus-visible')) setWanted(true);
      }}
    />
  );
}
