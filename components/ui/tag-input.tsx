'use client';
import clsx from 'clsx';
import { X } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { Field, type FieldTexts } from './field';
import { announce } from './live-region';
import { addTags, type TagLimits } from './tag-list';

type TagInputProps = FieldTexts & {
  value: string[];
  onChange: (value: string[]) => void;
  maxItems?: number;
  maxLength?: number;
  placeholder?: string;
  disabled?: boolean;
  className?: string;
};

function Tag({ text, onRemove, disabled }: { text: string; onRemove: () => void; disabled: boolean }) {
  return (
    <li className="flex min-w-0 max-w-full items-start rounded-control border border-line bg-canvas pl-2 text-table">
      <span className="min-w-0 break-words py-0.5 touch:py-3">{text}</span>
      <button
        type="button"
        disabled={disabled}
        aria-label={`Remove ${text}`}
        onClick={onRemove}
        className="grid size-6 shrink-0 place-items-center rounded-control text-muted hover:bg-hover hover:text-ink touch:size-11"
      >
        <X aria-hidden="true" />
      </button>
    </li>
  );
}

/** The typed text, its limits, and what is said aloud about each change. */
function useTags(value: string[], onChange: (value: string[]) => void, limits: TagLimits) {
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const add = (typed: string) => {
    const outcome = addTags(value, typed, limits);
    setRefusal(outcome.refusal);
    if (outcome.refusal === undefined) setText('');
    if (outcome.added.length === 0) return;
    onChange(outcome.tags);
    announce(`Added ${outcome.added.join(', ')}. ${outcome.tags.length} of ${limits.maxItems}.`);
  };
  const remove = (tag: string) => {
    onChange(value.filter((other) => other !== tag));
    announce(`Removed ${tag}. ${value.length - 1} left.`);
  };
  const type = (next: string) => {
    setText(next);
    setRefusal(undefined);
  };
  return { text, refusal, add, remove, type };
}

/**
 * A labelled list of short strings. Enter adds, Backspace in the empty field removes the last, pasted lines become
 * one entry each, and text left in the field is added when the field is left.
 */
export function TagInput({ value, onChange, maxItems = 100, maxLength = 200, ...props }: TagInputProps) {
  const { label, hint, error, required, id, className, placeholder, disabled = false } = props;
  const listLabel = useId();
  const input = useRef<HTMLInputElement>(null);
  const { text, refusal, add, remove, type } = useTags(value, onChange, { maxItems, maxLength });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const last = value.at(-1);
    if (event.key === 'Backspace' && text === '' && last !== undefined && !event.repeat) remove(last);
    if (event.key !== 'Enter' || text.trim() === '') return;
    event.preventDefault();
    add(text);
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text');
    if (!pasted.includes('\n')) return;
    event.preventDefault();
    add(text + pasted);
  };
  return (
    <Field {...{ label, hint, required, id, className }} error={refusal ?? error}>
      {({ required: _, ...control }) => (
        <div
          className={clsx(
            'flex flex-wrap items-center gap-1 rounded-control border border-control p-1 has-[>input:focus-visible]:outline-2 has-[>input:focus-visible]:outline-focus has-[>input:focus-visible]:outline-offset-2',
            disabled ? 'bg-sunken' : 'bg-surface',
            (refusal ?? error) && 'border-2 border-danger',
          )}
        >
          {value.length > 0 && (
            <ul id={listLabel} aria-label={label} className="contents">
              {value.map((tag) => (
                <Tag
                  key={tag}
                  text={tag}
                  disabled={disabled}
                  onRemove={() => {
                    remove(tag);
                    input.current?.focus();
                  }}
                />
              ))}
            </ul>
          )}
          <input
            {...control}
            {...{ placeholder, disabled, onKeyDown, onPaste }}
            ref={input}
            value={text}
            autoComplete="off"
            onChange={(event) => type(event.target.value)}
            onBlur={() => add(text)}
            className="h-6 min-w-32 grow bg-transparent px-1 text-input outline-none touch:h-9"
          />
        </div>
      )}
    </Field>
  );
}
