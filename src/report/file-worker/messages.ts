import type { Failure } from '../../model/failure';
import type { WorkbookOrder } from '../xlsx';

/** A file that is made in a worker of its own: its library is large and is not interrupted otherwise. */
export interface FileOrder extends WorkbookOrder {
  readonly format: 'xlsx' | 'pptx';
}

export type FileReply =
  | { readonly type: 'done'; readonly bytes: Uint8Array }
  | { readonly type: 'failed'; readonly failure: Failure };
