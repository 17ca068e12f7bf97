import 'server-only';
import { notFound } from 'next/navigation';
import type { Problem } from '@/lib/contract/problem';
import { isProblemError } from '@/lib/problem-error';

export type PageRead<T> = { data: T; problem?: undefined } | { data?: undefined; problem: Problem };

/**
 * A page's read that may be refused. Next hides the message of whatever a page throws, so an expected refusal is
 * a value for PageProblem; what is not there becomes the not-found page.
 */
export async function pageRead<T>(reading: Promise<T>): Promise<PageRead<T>> {
  try {
    return { data: await reading };
  } catch (error) {
    if (!isProblemError(error)) throw error;
    if (error.problem.status === 404) notFound();
    return { problem: error.problem };
  }
}
