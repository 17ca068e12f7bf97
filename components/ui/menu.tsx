'use client';
import clsx from 'clsx';
import dynamic from 'next/dynamic';
import { type ReactNode, useRef, useState } from 'react';
import { type ButtonSize, type ButtonVariant, buttonStyle } from './button-style';

export type MenuItem = {
  label: string;
  /** A second, quieter line; for a disabled item the reason. */
  detail?: string;
  icon?: ReactNode;
  onSelect?: () => void;
  /** A place instead of an act. */
  href?: string;
  /** The place is a file. */
  download?: boolean;
  danger?: boolean;
  disabled?: boolean;
  /** Marks the chosen one of a set; leave undefined outside sets. */
  checked?: boolean;
};

export type MenuEntry = MenuItem | 'separator' | { heading: ReactNode };

type MenuProps = {
  /** Spoken name, which must contain the visible text; with an icon trigger also its tooltip. */
  label: string;
  items: MenuEntry[];
  /** What the trigger shows: text, or an icon with `square`. */
  children: ReactNode;
  square?: boolean;
  variant?: ButtonVariant;
  size?: ButtonSize;
  align?: 'start' | 'end';
  className?: string;
};

const loadPopup = () => import('./menu-popup');
const MenuPopup = dynamic(() => loadPopup().then((part) => part.MenuPopup), { ssr: false });
const preload = () => void loadPopup();

/** A button that opens a list of acts and places. The list's script loads when the button is reached. */
export function Menu({
  label,
  items,
  children,
  square,
  variant = 'ghost',
  size,
  align,
  className,
}: MenuProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const [byKey, setByKey] = useState(false);
  const show = (key: boolean) => {
    setByKey(key);
    setWanted(true);
    setOpen(true);
  };
  return (
    <>
      <button
        ref={trigger}
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        data-tooltip={square ? label : undefined}
        onPointerEnter={preload}
        onFocus={preload}
        onClick={(event) => show(event.detail === 0)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          show(true);
        }}
        className={clsx(buttonStyle(variant, size, square), className)}
      >
        {children}
      </button>
      {wanted && (
        <MenuPopup
          {...{ label, items, open, byKey }}
          align={align ?? 'end'}
          anchor={trigger}
          onOpenChange={setOpen}
        />
      )}
    </>
  );
}
