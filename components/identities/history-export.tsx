'use client';

import { Fragment } from 'react';
import { useViewer } from '@/lib/auth/viewer';
import type { HistoryFormat } from '@/lib/contract/identity-views';
import { paths } from '@/lib/paths';
import { buttonStyle } from '../ui/button-style';
import { textLinkStyle } from '../ui/text-link';

const FORMATS: { format: HistoryFormat; name: string }[] = [
  { format: 'jsonl', name: 'JSON Lines' },
  { format: 'csv', name: 'CSV' },
];

/** The whole history of an identity as a file: where it is, in each format. */
export function useHistoryFiles(identityId: string) {
  const { tenant } = useViewer();
  return FORMATS.map(({ format, name }) => ({
    name,
    label: `Export as ${name}`,
    href: paths.identityFile({ tenant, identityId, format }),
  }));
}

export function HistoryExport({ identityId }: { identityId: string }) {
  return (
    <div className="flex flex-wrap gap-2">
      {useHistoryFiles(identityId).map(({ label, href }) => (
        <a key={href} download href={href} className={buttonStyle('secondary', 'small')}>
          {label}
        </a>
      ))}
    </div>
  );
}

/** Before the history goes. */
export function ExportFirst({ identityId }: { identityId: string }) {
  const files = useHistoryFiles(identityId);
  return (
    <p className="text-form">
      Export it first:{' '}
      {files.map(({ name, label, href }, place) => (
        <Fragment key={href}>
          {place > 0 && ' or '}
          <a download href={href} aria-label={label} className={textLinkStyle}>
            as {name}
          </a>
        </Fragment>
      ))}
      .
    </p>
  );
}
