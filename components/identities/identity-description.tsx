'use client';

import clsx from 'clsx';
import { useState } from 'react';
import type { IdentityView } from '@/lib/contract/identity-views';
import { EditableText } from '../editable-text';
import { Button } from '../ui/button';

/** From here on it would push what the page is for out of sight. */
const LONG = 200;

interface IdentityDescriptionProps {
  identity: Pick<IdentityView, 'id' | 'description'>;
  /** As it is or will be in a moment. */
  shown: string;
  onSave: (text: string) => Promise<unknown>;
}

/** What the identity is for, edited in place. Of a long one three lines are shown until all is asked for. */
export function IdentityDescription({ identity, shown, onSave }: IdentityDescriptionProps) {
  const [whole, setWhole] = useState(false);
  const isLong = shown.length > LONG || shown.split('\n').length > 3;
  return (
    <div className="flex min-w-0 flex-col items-start">
      <EditableText
        label="Description"
        member="description"
        value={identity.description}
        subject={`identity/${identity.id}/description`}
        multiline
        onSave={onSave}
      >
        <div className="py-1 touch:py-3">
          <p
            className={clsx(
              'max-w-prose whitespace-pre-wrap break-words text-form text-muted',
              isLong && !whole && 'line-clamp-3',
            )}
          >
            {shown || 'No description'}
          </p>
        </div>
      </EditableText>
      {isLong && (
        <Button
          size="small"
          variant="ghost"
          className="-ml-2"
          aria-expanded={whole}
          onClick={() => setWhole(!whole)}
        >
          {whole ? 'Show less' : 'Show all'}
          <span className="sr-only">of the description</span>
        </Button>
      )}
    </div>
  );
}
