import type { ComponentProps } from 'react';
import { Field, type FieldTexts } from './field';
import { Input } from './input';
import { Select } from './select';
import { Textarea } from './textarea';

/** A labelled Input. Other props, `ref` included, go to the input: `{...register('name')}` works. */
export function TextField({
  label,
  hint,
  error,
  required,
  id,
  className,
  ...props
}: FieldTexts & Omit<ComponentProps<typeof Input>, 'id'>) {
  return (
    <Field {...{ label, hint, error, required, id, className }}>
      {(control) => <Input {...props} {...control} />}
    </Field>
  );
}

/** A labelled Textarea; other props go to the textarea. */
export function TextareaField({
  label,
  hint,
  error,
  required,
  id,
  className,
  ...props
}: FieldTexts & Omit<ComponentProps<typeof Textarea>, 'id'>) {
  return (
    <Field {...{ label, hint, error, required, id, className }}>
      {(control) => <Textarea {...props} {...control} />}
    </Field>
  );
}

/** A labelled Select; other props go to the select, `children` are its options. */
export function SelectField({
  label,
  hint,
  error,
  required,
  id,
  className,
  ...props
}: FieldTexts & Omit<ComponentProps<typeof Select>, 'id'>) {
  return (
    <Field {...{ label, hint, error, required, id, className }}>
      {(control) => <Select {...props} {...control} />}
    </Field>
  );
}
