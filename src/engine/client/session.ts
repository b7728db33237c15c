import { wrap, type Remote } from 'comlink';
import type { Failure } from '../../model/failure';
import type { EngineService } from '../worker/service';

/** One engine worker, from its start until it is lost. */
export interface Session {
  readonly worker: Worker;
  readonly service: Remote<EngineService>;
  /** Rejects nothing, resolves with the failure when this session is lost. */
  readonly lost: Promise<Failure>;
  readonly lose: (failure: Failure) => void;
}

export function sessionOf(worker: Worker): Session {
  let lose: (failure: Failure) => void = () => undefined;
  const lost = new Promise<Failure>((resolve) => {
    lose = resolve;
  });
  return { worker, service: wrap<EngineService>(worker), lost, lose };
}
