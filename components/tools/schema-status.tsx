import { type CheckedText, countErrors } from '@/lib/tool-text';
import { Status } from '../ui/status';

/** Whether a model can use it, as glyph and words. */
export function SchemaStatus({ checked, tinted }: { checked: CheckedText; tinted?: boolean }) {
  const errors = countErrors(checked);
  const notes = checked.problems.length - errors;
  if (errors > 0) {
    return (
      <Status kind="failed" tinted={tinted}>
        Broken: {errors} {errors === 1 ? 'problem' : 'problems'}
      </Status>
    );
  }
  if (notes > 0) {
    return (
      <Status kind="warning" tinted={tinted}>
        {notes} {notes === 1 ? 'warning' : 'warnings'}
      </Status>
    );
  }
  return (
    <Status kind="active" tinted={tinted}>
      Valid
    </Status>
  );
}
