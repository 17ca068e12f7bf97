'use client';
import { Dialog } from '@base-ui/react/dialog';
import clsx from 'clsx';
import { X } from 'lucide-react';
import type { DialogProps } from './dialog';
import { IconButton } from './icon-button';

const bottomSheet = 'inset-x-0 bottom-0 max-h-[calc(100dvh-2rem)] rounded-t-float';
const floating = 'md:inset-x-0 md:bottom-auto md:mx-auto md:rounded-float';
const fade = 'data-starting-style:opacity-0 data-ending-style:opacity-0';

const places: Record<NonNullable<DialogProps['side']>, string> = {
  centre: clsx(bottomSheet, floating, fade, 'md:top-[12dvh] md:max-h-[76dvh]'),
  top: clsx('inset-x-2 top-2 mx-auto max-h-[calc(100dvh-1rem)] rounded-float md:top-16', fade),
  right:
    'inset-y-0 right-0 w-full md:w-120 data-starting-style:translate-x-full data-ending-style:translate-x-full',
  left: 'inset-y-0 left-0 w-[min(20rem,calc(100vw-3rem))] data-starting-style:-translate-x-full data-ending-style:-translate-x-full',
};

const widths: Record<NonNullable<DialogProps['size']>, string> = {
  small: 'md:max-w-110',
  form: 'md:max-w-form',
  wide: 'md:max-w-240',
};

function Header({ title, description, bare }: Pick<DialogProps, 'title' | 'description' | 'bare'>) {
  return (
    <header className={bare ? 'sr-only' : 'flex min-w-0 flex-col gap-1 py-3 pr-14 pl-4 md:pl-6'}>
      <Dialog.Title className="font-semibold text-section">{title}</Dialog.Title>
      {description && <Dialog.Description className="text-form text-muted">{description}</Dialog.Description>}
    </header>
  );
}

/** The loaded half of Dialog and Sheet. The close button comes last, so that a form's first field gets the focus. */
export function DialogPopup(props: DialogProps) {
  const {
    open,
    onOpenChange,
    children,
    footer,
    locked = false,
    size = 'form',
    side = 'centre',
    bare,
    initialFocus,
  } = props;
  const standing = side === 'left' || side === 'right';
  return (
    <Dialog.Root
      open={open}
      onOpenChange={(next) => (next || !locked) && onOpenChange(next)}
      disablePointerDismissal={locked}
    >
      <Dialog.Portal>
        <Dialog.Backdrop
          className={clsx('fixed inset-0 z-40 bg-backdrop transition-opacity duration-150', fade)}
        />
        <Dialog.Popup
          // A field that has the focus brings up the keyboard of a phone, over half of what was opened.
          initialFocus={initialFocus && ((openedBy) => openedBy === 'touch' || initialFocus())}
          className={clsx(
            'fixed z-50 flex flex-col overflow-y-auto overscroll-contain border border-line bg-surface text-form shadow-float outline-none transition duration-150',
            places[side],
            !standing && widths[size],
          )}
        >
          <Header {...props} />
          <div className={clsx('min-w-0', !bare && 'grow px-4 pb-4 md:px-6')}>{children}</div>
          {footer && (
            <footer className="sticky bottom-0 flex flex-wrap justify-end gap-2 border-line border-t bg-surface px-4 py-3 md:px-6">
              {footer}
            </footer>
          )}
          <span className={bare ? 'sr-only' : 'absolute top-2 right-2 touch:top-0.5 touch:right-0.5'}>
            <Dialog.Close
              aria-disabled={locked || undefined}
              render={<IconButton label="Close" icon={<X aria-hidden="true" />} />}
            />
          </span>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
