import { drawAvatar } from '@/lib/avatar';
import { isUuid } from '@/lib/contract/common';

const HEADERS = {
  // Opened as a page of its own, a picture must not be able to load or run anything.
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
  'X-Content-Type-Options': 'nosniff',
};

/** Public: the picture is a function of the id and says nothing about whether such an agent is there. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }) {
  const { file } = await params;
  const id = /^(.+)\.svg$/.exec(file)?.[1];
  if (id === undefined || !isUuid(id)) {
    return new Response(null, { status: 404, headers: { ...HEADERS, 'Cache-Control': 'no-store' } });
  }
  return new Response(drawAvatar(id), {
    headers: {
      ...HEADERS,
      'Content-Type': 'image/svg+xml',
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  });
}
