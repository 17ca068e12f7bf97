import clsx from 'clsx';
import { TriangleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';

/** Spread onto the one control inside a Field; it ties label, hint and error to it. */
type FieldControl = {
  id: string;
  required: boolean;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
};

export type FieldTexts = {
  label: string;
  /** One calm sentence under the label: what it is for, or its limit. */
  hint?: ReactNode;
  /** What is wrong and how to put it right; shown at the field. */
  error?: string | undefined;
  required?: boolean;
  id?: string;
};

type FieldProps = FieldTexts & {
  className?: string | undefined;
  children: (control: FieldControl) => ReactNode;
};

/** Label, hint, control, error, in reading order. The child is a function that receives the control's attributes. */
export function Field({ label, hint, error, required = false, id, className, children }: FieldProps) {
  const ownId = useId();
  const controlId = id ?? ownId;
  const describedBy = clsx(hint && `${controlId}-hint`, error && `${controlId}-error`);
  const control: FieldControl = {
    id: controlId,
    required,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy || undefined,
  };
  return (
    <div className={clsx('flex min-w-0 flex-col gap-1', className)}>
      <div className="flex items-baseline justify-between gap-2">
        <label htmlFor={controlId} className="font-medium text-form">
          {label}
        </label>
        {required && (
          <span aria-hidden="true" className="text-faint text-meta">
            required
          </span>
        )}
      </div>
      {hint && (
        <p id={`${controlId}-hint`} className="max-w-prose text-meta text-muted">
          {hint}
        </p>
      )}
      {children(control)}
      {error && (
        <p id={`${controlId}-error`} className="flex gap-1 text-danger text-meta">
          <TriangleAlert aria-hidden="true" />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
