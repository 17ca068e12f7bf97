'use client';
import dynamic from 'next/dynamic';
import { type ReactNode, useState } from 'react';

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** One sentence under the title, read out when the dialog opens. */
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons: the cancelling one first, the acting one last. */
  footer?: ReactNode;
  size?: 'small' | 'form' | 'wide';
  /** Work is under way: Esc, the backdrop and the close button do nothing. */
  locked?: boolean;
  /** `top` hangs below the header, for the palette. The sides are sheets of full height. */
  side?: 'centre' | 'top' | 'right' | 'left';
  /** What has the focus first, where that is not the first that can have it. */
  initialFocus?: () => HTMLElement | null | undefined;
  /** Leaves out the visible header; the title is still spoken. */
  bare?: boolean;
};

const loadPopup = () => import('./dialog-popup');
const DialogPopup = dynamic(() => loadPopup().then((part) => part.DialogPopup), { ssr: false });

/** Fetches the dialog's script ahead of time; call it when the pointer or focus reaches the opener. */
export function preloadDialog() {
  void loadPopup();
}

/** Spread onto an opener, so that the dialog's script is there when it is pressed. */
export const dialogOpener = {
  'aria-haspopup': 'dialog',
  onPointerEnter: preloadDialog,
  onFocus: preloadDialog,
} as const;

/**
 * A modal dialog: on phones a sheet from the bottom. Esc, the backdrop and the close button ask to close it, and
 * focus returns to what had it before. Its script loads on first use.
 */
export function Dialog(props: DialogProps) {
  const [wanted, setWanted] = useState(props.open);
  if (props.open && !wanted) setWanted(true);
  return wanted ? <DialogPopup {...props} /> : null;
}

/** The same as a panel of full height at the right, full width on phones; for details and longer forms. */
export function Sheet(props: Omit<DialogProps, 'side' | 'size' | 'bare'> & { side?: 'right' | 'left' }) {
  return <Dialog side="right" {...props} />;
}
