'use client';

import type { FactText } from '@/lib/fact-text';
import { TextareaField, TextField } from '../ui/text-field';
import { factLabels } from './fact-draft';

interface FactFieldsProps {
  values: FactText;
  errors: Partial<Record<keyof FactText, string>>;
  set(member: keyof FactText, value: string): void;
}

/** What a fact says, and how much it matters. */
export function FactFields({ values, errors, set }: FactFieldsProps) {
  return (
    <>
      <TextareaField
        label={factLabels.content}
        required
        rows={3}
        value={values.content}
        error={errors.content && `${factLabels.content} ${errors.content}`}
        onChange={(event) => set('content', event.target.value)}
      />
      <TextField
        label={factLabels.importance}
        inputMode="decimal"
        autoComplete="off"
        hint="From 0 to 1."
        value={values.importance}
        error={errors.importance && `${factLabels.importance} ${errors.importance}`}
        onChange={(event) => set('importance', event.target.value)}
      />
    </>
  );
}
