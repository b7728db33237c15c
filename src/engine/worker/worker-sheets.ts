import type { SheetReader } from '../../import/formats/old-workbook/reader';
import { KequnError, toKequnError } from '../../model/failure';
import type { EngineAssets } from '../assets';
import type { SheetReply } from '../sheet-worker/messages';
import { startWorker } from '../startWorker';

/** A workbook that takes longer is given up: the library cannot be interrupted, its worker can. */
const PATIENCE_MS = 180_000;

/** Reads old workbooks in a worker of their own, which is fetched when the first comes and ended after each. */
export function workerSheets(assets: EngineAssets): SheetReader {
  return async (request) => {
    const worker = await startWorker(assets.sheetWorker, assets.fromBlob, 'sheets');
    let giveUp: ReturnType<typeof setTimeout> | undefined;
    try {
      return await new Promise((resolve, reject) => {
        giveUp = setTimeout(() => {
          reject(
            new KequnError('import.corrupt', 'invalid workbook: it cannot be read in any reasonable time'),
          );
        }, PATIENCE_MS);
        worker.onerror = (event) => {
          reject(new KequnError('import.corrupt', `invalid workbook: ${event.message}`));
        };
        worker.onmessage = ({ data }: MessageEvent<SheetReply>) => {
          if (data.type === 'failed') reject(toKequnError(data.failure));
          else resolve(data.found);
        };
        worker.postMessage(request, [request.bytes.buffer]);
      });
    } finally {
      clearTimeout(giveUp);
      worker.terminate();
    }
  };
}
