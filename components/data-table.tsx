import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { Link } from './ui/link';

type DataTableProps = {
  /** Spoken name of the table. */
  label: string;
  /** All rows there are, when only some are in the page; -1 when nobody knows. Header row included. */
  rowCount?: number;
  /** Rows of 28 px instead of 36; 44 where fingers are used, in both. */
  compact?: boolean;
  /** `<col>` elements with widths; the table's layout is fixed, so columns do not jump while rows load. */
  columns?: ReactNode;
  /** `DataHead` cells in one row. */
  head: ReactNode;
  /** `DataRow` elements. */
  children: ReactNode;
  className?: string;
};

/** A real table with a header that sticks below the page's. Hide columns on phones with `max-md:hidden` on both cells. */
export function DataTable({ label, rowCount, compact, columns, head, children, className }: DataTableProps) {
  return (
    <table
      aria-label={label}
      aria-rowcount={rowCount}
      data-compact={compact || undefined}
      className={clsx(
        'group/table w-full table-fixed border-separate border-spacing-0 text-table',
        className,
      )}
    >
      {columns && <colgroup>{columns}</colgroup>}
      <thead>
        <tr aria-rowindex={rowCount === undefined ? undefined : 1}>{head}</tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

/** A column's header. */
export function DataHead({ className, children, ...props }: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      {...props}
      className={clsx(
        'stick top-12 z-10 h-8 truncate border-line border-b bg-canvas px-2 text-left font-medium text-meta text-muted',
        className,
      )}
    >
      {children}
    </th>
  );
}

type DataRowProps = ComponentProps<'tr'> & { selected?: boolean };

/** A row; put a RowLink in its first cell to make all of it lead somewhere. */
export function DataRow({ selected, className, ...props }: DataRowProps) {
  return (
    <tr
      {...props}
      aria-selected={selected}
      className={clsx('relative', selected ? 'bg-selected' : 'hover:bg-hover', className)}
    />
  );
}

/** A cell of the row's height; its content is cut, not wrapped. */
export function DataCell({ className, ...props }: ComponentProps<'td'>) {
  return (
    <td
      {...props}
      className={clsx(
        'h-9 truncate border-line border-b px-2 group-data-compact/table:h-7 touch:h-11 touch:group-data-compact/table:h-11',
        className,
      )}
    />
  );
}

/** The last cell of a row, for its menu or buttons; they lie above the row's link. */
export function DataActions({ children }: { children: ReactNode }) {
  return (
    <td className="border-line border-b text-right">
      <span className="relative inline-flex">{children}</span>
    </td>
  );
}

/** The link of a row, spread over all of it; other links and buttons need `relative`, to lie above. */
export function RowLink({ className, ...props }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...props}
      className={clsx(
        'font-medium text-ink no-underline outline-none after:absolute after:inset-0 hover:underline focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2',
        className,
      )}
    />
  );
}

/** Keeps the place of rows that are not drawn, above or below those that are. */
export function DataSpacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row takes no focus.
    <tr aria-hidden="true">
      {/* One cell: spanning all would bring the columns back that a narrow window hides. */}
      <td style={{ height, padding: 0 }} />
    </tr>
  );
}
