'use client';
import { useRouter } from 'next/navigation';
import { useOptimistic, useTransition } from 'react';
import { Select } from '@/components/ui/select';
import { ACTIVITY_VERBS, type ActivityVerb } from '@/lib/contract/dashboard';
import { paths } from '@/lib/paths';
import { pastTense } from './sentence';

function optionText(verb: ActivityVerb): string {
  const word = pastTense[verb];
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Which changes are listed; the address holds it. */
export function VerbFilter({ verb }: { verb: ActivityVerb | undefined }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [shown, setShown] = useOptimistic(verb ?? '');
  const choose = (next: string) =>
    startTransition(() => {
      setShown(ACTIVITY_VERBS.find((known) => known === next) ?? '');
      router.replace(next ? `${paths.activity}?verb=${next}` : paths.activity);
    });
  return (
    <Select
      aria-label="Kind of change"
      aria-busy={pending}
      value={shown}
      onChange={(event) => choose(event.target.value)}
      className="w-44"
    >
      <option value="">All changes</option>
      {ACTIVITY_VERBS.map((option) => (
        <option key={option} value={option}>
          {optionText(option)}
        </option>
      ))}
    </Select>
  );
}
