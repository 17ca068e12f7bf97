'use client';
import { Menu } from '@base-ui/react/menu';
import clsx from 'clsx';
import { Check } from 'lucide-react';
import { Fragment, type RefObject, useEffect, useRef } from 'react';
import { Link } from './link';
import type { MenuEntry, MenuItem } from './menu';

type MenuPopupProps = {
  label: string;
  items: MenuEntry[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
  anchor: RefObject<HTMLButtonElement | null>;
  align: 'start' | 'end';
  /** Opened by key: the first item takes the focus. */
  byKey: boolean;
};

function itemStyle({ danger, disabled }: MenuItem) {
  return clsx(
    'flex min-h-8 items-start gap-2 rounded-control px-2 py-1.5 text-table no-underline outline-none touch:min-h-11 touch:py-3',
    disabled ? 'cursor-not-allowed' : 'cursor-default',
    danger && !disabled ? 'text-danger data-highlighted:bg-danger-tint' : 'data-highlighted:bg-hover',
    // Forced colours drop backgrounds; the outline is what marks the row there.
    'forced-colors:data-highlighted:outline-2',
  );
}

function ItemContent({ item }: { item: MenuItem }) {
  return (
    <>
      {item.icon && <span className="grid h-5 place-items-center">{item.icon}</span>}
      <span className="min-w-0 grow">
        <span className={clsx('block break-words', item.disabled && 'text-faint')}>{item.label}</span>
        {item.detail && <span className="block text-meta text-muted">{item.detail}</span>}
      </span>
      {item.checked && (
        <span className="grid h-5 place-items-center">
          <Check aria-hidden="true" className="text-accent" />
        </span>
      )}
    </>
  );
}

function Item({ item, choose }: { item: MenuItem; choose: (item: MenuItem) => void }) {
  if (item.href && !item.disabled) {
    return (
      <Menu.LinkItem
        closeOnClick
        className={itemStyle(item)}
        // A file is no page: the router must not fetch it ahead.
        {...(item.download ? { href: item.href, download: true } : { render: <Link href={item.href} /> })}
      >
        <ItemContent item={item} />
      </Menu.LinkItem>
    );
  }
  return (
    <Menu.Item
      disabled={item.disabled ?? false}
      {...(item.checked !== undefined && { role: 'menuitemradio', 'aria-checked': item.checked })}
      className={itemStyle(item)}
      onClick={() => choose(item)}
    >
      <ItemContent item={item} />
    </Menu.Item>
  );
}

function Entry({ entry, choose }: { entry: MenuEntry; choose: (item: MenuItem) => void }) {
  if (entry === 'separator') return <Menu.Separator className="my-1 border-line border-t" />;
  if ('heading' in entry) return <div className="px-2 py-1.5 text-meta text-muted">{entry.heading}</div>;
  return <Item item={entry} choose={choose} />;
}

/** The loaded half of Menu. */
export function MenuPopup({ label, items, open, onOpenChange, anchor, align, byKey }: MenuPopupProps) {
  const popup = useRef<HTMLDivElement>(null);
  const chosen = useRef<MenuItem>(undefined);
  // An act that opens a dialog must find the focus back on the trigger, or the dialog cannot return it there.
  const runChosen = (isOpen: boolean) => {
    if (isOpen) return;
    const item = chosen.current;
    chosen.current = undefined;
    item?.onSelect?.();
  };
  useEffect(() => {
    if (!open || !byKey) return;
    // The library focuses the list itself in the first frame.
    const frame = requestAnimationFrame(() => {
      popup.current?.querySelector<HTMLElement>('[role^=menuitem]')?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [open, byKey]);
  return (
    <Menu.Root open={open} onOpenChange={onOpenChange} onOpenChangeComplete={runChosen}>
      {/* Inside the trigger's landmark: readers list what lies outside all of them as lost. */}
      <Menu.Portal container={anchor.current?.closest<HTMLElement>('main, header')}>
        <Menu.Positioner anchor={anchor} align={align} sideOffset={4} collisionPadding={8} className="z-60">
          <Menu.Popup
            ref={popup}
            aria-label={label}
            finalFocus={anchor}
            className="max-h-(--available-height) min-w-44 max-w-80 overflow-y-auto rounded-float border border-line bg-surface p-1 text-ink shadow-float outline-none transition-opacity duration-120 data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            {items.map((entry, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: entries have no identity and keep their order.
              <Fragment key={index}>
                <Entry
                  entry={entry}
                  choose={(item) => {
                    chosen.current = item;
                  }}
                />
              </Fragment>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
