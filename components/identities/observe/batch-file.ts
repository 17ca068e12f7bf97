import type { BatchReply, BatchRequest } from './batch-worker';
import type { FileSummary, Piece } from './read-rows';

/** A file of observations, read and held beside the page. */
export interface BatchFile {
  read(file: File, onProgress: (rows: number) => void): Promise<FileSummary | { unreadable: string }>;
  /** What one request takes from that row on; undefined after the last. */
  piece(from: number): Promise<Piece | undefined>;
  close(): void;
}

export function openBatchFile(): BatchFile {
  const worker = new Worker(new URL('./batch-worker.ts', import.meta.url), { type: 'module' });
  /** One question at a time; the worker answers in between how far it is. */
  function ask<T>(request: BatchRequest, take: (reply: BatchReply, give: (answer: T) => void) => void) {
    return new Promise<T>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<BatchReply>) => take(data, resolve);
      worker.onerror = () => reject(new Error('The worker that reads the file stopped.'));
      worker.postMessage(request);
    });
  }
  return {
    read: (file, onProgress) =>
      ask({ read: file }, (reply, give) => {
        if ('progress' in reply) onProgress(reply.progress);
        else if ('summary' in reply) give(reply.summary);
        else if ('unreadable' in reply) give(reply);
      }),
    piece: (from) =>
      ask({ piece: from }, (reply, give) => {
        if ('piece' in reply) give(reply.piece);
      }),
    close: () => worker.terminate(),
  };
}
