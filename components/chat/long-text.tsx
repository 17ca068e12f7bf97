'use client';

import { useState } from 'react';
import { Button } from '../ui/button';
import { longTextStyle } from '../ui/long-text';

/** What a browser draws without stalling; an answer may be a hundred times as long. */
const SHOWN = 20_000;
const STEP = 100_000;

/** Text as it was written, its line breaks kept. The rest of a very long one comes when it is asked for. */
export function LongText({ text }: { text: string }) {
  const [most, setMost] = useState(SHOWN);
  const left = text.length - most;
  return (
    <>
      <p className={`wrap-anywhere whitespace-pre-wrap ${longTextStyle}`}>
        {left > 0 ? text.slice(0, most) : text}
      </p>
      {left > 0 && (
        <Button size="small" className="self-start" onClick={() => setMost(most + STEP)}>
          Show more: {left.toLocaleString('en-GB')} characters left
        </Button>
      )}
    </>
  );
}
