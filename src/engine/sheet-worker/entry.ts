/// <reference lib="webworker" />
import { readSheet, type SheetRequest } from '../../import/formats/old-workbook/read';
import { toFailure } from '../../model/failure';
import type { SheetReply } from './messages';

const scope = self as unknown as DedicatedWorkerGlobalScope;

scope.onmessage = ({ data }: MessageEvent<SheetRequest>) => {
  const reply = (message: SheetReply): void => {
    scope.postMessage(message);
  };
  try {
    reply({ type: 'done', found: readSheet(data) });
  } catch (error) {
    reply({ type: 'failed', failure: toFailure(error, 'import.corrupt') });
  }
};
