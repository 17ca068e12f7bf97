import type { MouseEvent } from 'react';

/** For a button that may take another's place: the second click of a double click was meant for the one before it. */
export function unlessDouble(act: () => void): (click: MouseEvent) => void {
  return (click) => {
    if (click.detail < 2) act();
  };
}
