import { KequnError } from '../../model/failure';

/** What a browser's storage threw, as one of the two failures that a reader can do something about. */
export function storageError(error: unknown): KequnError {
  if (error instanceof KequnError) return error;
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  const message = error instanceof Error ? error.message : String(error);
  const full = name === 'QuotaExceededError' || name === 'NS_ERROR_DOM_QUOTA_REACHED';
  const code = full ? 'storage.full' : 'storage.unavailable';
  return new KequnError(code, message, { values: { message }, cause: error });
}
