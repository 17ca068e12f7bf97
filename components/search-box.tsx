'use client';

import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Input } from './ui/input';
import { Spinner } from './ui/spinner';

/** A letter is looked for at once, unless the one before it was looked for just now. */
const TYPING_MS = 60;

interface SearchBoxProps {
  label: string;
  placeholder: string;
  /** As the address has it. */
  value: string;
  onChange: (search: string) => void;
  isPending: boolean;
}

/** Searches a list whose address holds what is searched, letter by letter. */
export function SearchBox(props: SearchBoxProps) {
  const [text, setText] = useState(props.value);
  /** What this box asked for and has not seen in the address yet. */
  const asked = useRef([props.value]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const lastAsk = useRef(0);
  // Back and Clear change the address from outside; an answer to this box must not overwrite newer letters.
  useEffect(() => {
    const place = asked.current.indexOf(props.value);
    if (place === -1) setText(props.value);
    else asked.current.splice(0, place + 1);
  }, [props.value]);
  const input = useRef<HTMLInputElement>(null);
  // What was typed before the script ran is in the box already, and no event told of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the first look at the box.
  useLayoutEffect(() => {
    const typed = input.current?.value ?? '';
    // The router cannot move yet.
    lastAsk.current = performance.now();
    if (typed !== text) change(typed);
  }, []);
  const change = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    const ask = () => {
      lastAsk.current = performance.now();
      asked.current.push(next.trim());
      props.onChange(next.trim());
    };
    const wait = lastAsk.current + TYPING_MS - performance.now();
    if (wait <= 0) ask();
    else timer.current = setTimeout(ask, wait);
  };
  return (
    <div className="relative min-w-0 grow basis-48 md:max-w-80">
      <Input
        ref={input}
        type="search"
        aria-label={props.label}
        placeholder={props.placeholder}
        value={text}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => change(event.target.value)}
      />
      {props.isPending && <Spinner className="absolute top-2 right-8" />}
    </div>
  );
}
