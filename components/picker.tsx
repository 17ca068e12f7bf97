'use client';

import { Combobox } from '@base-ui/react/combobox';
import { Check } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { controlStyle } from './ui/control-style';

interface PickerProps<T> {
  /** "Choose an instance": the spoken name of what opens. */
  label: string;
  /** Spoken name of the field, and what stands in it while it is empty. */
  findLabel: string;
  placeholder: string;
  /** What was found for the text; the caller searches. */
  items: T[];
  keyOf: (item: T) => string;
  nameOf: (item: T) => string;
  selected?: T | null;
  text: string;
  onText: (text: string) => void;
  /** What opened it; it gets the focus back. */
  anchor: RefObject<HTMLButtonElement | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onSelect: (item: T) => void;
  /** Below the list, spoken as it changes: how many were found. */
  note: ReactNode;
  /** Draws a row. */
  children: (item: T) => ReactNode;
}

/** Chooses one of many by typing. It hangs below the button that opened it. */
export function Picker<T>(props: PickerProps<T>) {
  const { label, items, keyOf, nameOf, selected = null, text, onText, anchor, open } = props;
  return (
    <Combobox.Root<T>
      items={items}
      filter={null}
      open={open}
      onOpenChange={props.onOpenChange}
      inputValue={text}
      onInputValueChange={onText}
      value={selected}
      onValueChange={(item) => item && props.onSelect(item)}
      itemToStringLabel={nameOf}
      isItemEqualToValue={(item, value) => keyOf(item) === keyOf(value)}
      onOpenChangeComplete={(isOpen) => !isOpen && onText('')}
    >
      <Combobox.Portal container={anchor.current?.closest('main')}>
        <Combobox.Positioner
          anchor={anchor}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="z-60"
        >
          <Combobox.Popup
            aria-label={label}
            finalFocus={anchor}
            className="flex max-h-(--available-height) w-88 max-w-(--available-width) flex-col rounded-float border border-line bg-surface text-ink shadow-float transition-opacity duration-120 data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            <div className="p-1">
              <Combobox.Input
                aria-label={props.findLabel}
                placeholder={props.placeholder}
                maxLength={200}
                spellCheck={false}
                className={`${controlStyle} h-8 px-2 touch:h-11`}
              />
            </div>
            <Combobox.List className="max-h-80 min-h-0 overflow-y-auto overscroll-contain px-1 empty:hidden">
              {(item: T) => (
                <Combobox.Item
                  key={keyOf(item)}
                  value={item}
                  className="flex min-h-8 cursor-default items-center gap-2 rounded-control px-2 py-1 text-table outline-none data-highlighted:bg-hover forced-colors:data-highlighted:outline-2 touch:min-h-11"
                >
                  {props.children(item)}
                  <Combobox.ItemIndicator>
                    <Check aria-hidden="true" className="text-accent" />
                  </Combobox.ItemIndicator>
                </Combobox.Item>
              )}
            </Combobox.List>
            <Combobox.Status className="border-line border-t px-3 py-2 text-meta text-muted">
              {props.note}
            </Combobox.Status>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
