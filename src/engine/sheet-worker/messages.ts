import type { SheetFound } from '../../import/formats/old-workbook/read';
import type { Failure } from '../../model/failure';

export type SheetReply =
  | { readonly type: 'done'; readonly found: SheetFound }
  | { readonly type: 'failed'; readonly failure: Failure };
