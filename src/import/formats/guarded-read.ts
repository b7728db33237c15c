import { KequnError } from '../../model/failure';
import { corruptFile } from './typed-file';

/** Runs what reads a format; what it throws is about the file, unless the file itself could not be read. */
export async function guardedRead<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof KequnError || error instanceof DOMException) throw error;
    throw corruptFile(String(error), error);
  }
}
