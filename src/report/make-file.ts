import { startWorker } from '../engine/startWorker';
import { KequnError, toKequnError } from '../model/failure';
import fileWorker from './file-worker/entry.ts?worker&url';
import type { FileOrder, FileReply } from './file-worker/messages';

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
} as const;

/**
 * A report (after the privacy check) as a workbook or slides, made in a worker that is fetched for it and ended after.
 * Rejects with a `KequnError` where it cannot be made.
 */
export async function makeReportFile(order: FileOrder): Promise<Blob> {
  const url = new URL(fileWorker, document.baseURI).href;
  const worker = await startWorker(url, !import.meta.env.DEV, 'files');
  try {
    const bytes = await new Promise<Uint8Array>((resolve, reject) => {
      worker.onerror = ({ message }) => {
        reject(
          new KequnError('report.file_failed', `invalid state: ${message}`, { values: { reason: message } }),
        );
      };
      worker.onmessage = ({ data }: MessageEvent<FileReply>) => {
        if (data.type === 'failed') reject(toKequnError(data.failure));
        else resolve(data.bytes);
      };
      worker.postMessage(order);
    });
    return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: TYPES[order.format] });
  } finally {
    worker.terminate();
  }
}
