import { transfer, wrap } from 'comlink';
import type { ExploreColumns } from '../../model/explore';
import type { ExploreService } from '../explore-worker/service';
import type { FilterPort } from '../explorer';
import { startWorker } from '../startWorker';
import { ENGINE_ASSETS, EXPLORE_WORKER } from './assets';

/** The filter in a worker of its own, so that neither the page nor the engine waits for it. The columns are handed over. */
export async function workerFilter(columns: ExploreColumns): Promise<FilterPort> {
  const worker = await startWorker(EXPLORE_WORKER, ENGINE_ASSETS.fromBlob, 'explore');
  const service = wrap<ExploreService>(worker);
  let lose: (error: Error) => void = () => undefined;
  const lost = new Promise<never>((_, reject) => (lose = reject));
  lost.catch(() => undefined);
  worker.addEventListener('error', (event) => lose(new Error(event.message)));
  // A call settles also when the worker is gone.
  const held = <T>(call: Promise<T>): Promise<T> => Promise.race([call, lost]);
  const buffers = [...columns.codes, ...(columns.amount ? [columns.amount] : [])].map(({ buffer }) => buffer);
  await held(service.load(transfer(columns, buffers as ArrayBuffer[])));
  return {
    brush: (bins) => held(service.brush(bins)),
    order: (rows) => held(service.order(transfer(rows, [rows.buffer as ArrayBuffer]))),
    page: (offset, limit) => held(service.page(offset, limit)),
    bytes: () => held(service.bytes()),
    close: () => {
      worker.terminate();
      lose(new Error('invalid state: the filter was closed'));
    },
  };
}
