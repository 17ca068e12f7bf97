import { textOf } from '@/lib/read-stream';
import { FileRows, type FileSummary, type Piece, TooManyRows } from './read-rows';

export type BatchRequest = { read: File } | { piece: number };

export type BatchReply =
  | { progress: number }
  | { summary: FileSummary }
  | { unreadable: string }
  | { piece: Piece | undefined };

let rows = new FileRows();

const PROGRESS_MS = 100;

async function read(file: File): Promise<void> {
  rows = new FileRows();
  let told = 0;
  const texts = textOf(file.stream().getReader(), new TextDecoder('utf-8', { fatal: true }));
  await rows.read(file.name, texts, (progress) => {
    const now = performance.now();
    if (now - told < PROGRESS_MS) return;
    told = now;
    tell({ progress });
  });
  tell({ summary: rows.summary });
}

function faultOf(error: unknown): string {
  if (error instanceof TooManyRows) return 'has more than a million rows: send it in parts';
  return error instanceof TypeError ? 'is not a text in UTF-8' : 'could not be read';
}

function tell(reply: BatchReply): void {
  self.postMessage(reply);
}

// Beside the page: a hundred thousand rows are read, checked and held here, and handed out as they are sent.
self.onmessage = async ({ data }: MessageEvent<BatchRequest>) => {
  if ('piece' in data) return tell({ piece: rows.piece(data.piece) });
  try {
    await read(data.read);
  } catch (error) {
    tell({ unreadable: faultOf(error) });
  }
};
