import { type Failure, toFailure } from '../model/failure';

/** What was thrown as a failure: what crossed from a worker is one already, as plain data. */
export function asFailure(error: unknown): Failure {
  const data = error as Partial<Failure> | null;
  const isPlain =
    typeof data?.code === 'string' && typeof data.message === 'string' && !(error instanceof Error);
  return isPlain ? (error as Failure) : toFailure(error);
}
