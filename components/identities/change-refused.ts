import type { Problem } from '@/lib/contract/problem';
import { toast } from '../ui/toast';

/** Tells of a refusal where no form could show it. */
export function changeRefused(title: string): (problem: Problem) => void {
  return (problem) =>
    toast({
      tone: 'danger',
      title,
      detail: problem.detail ?? problem.title,
      requestId: problem.request_id,
    });
}
