/// <reference lib="webworker" />
import { toFailure } from '../../model/failure';
import { reportPptx } from '../pptx';
import { reportXlsx } from '../xlsx';
import type { FileOrder, FileReply } from './messages';

const scope = self as unknown as DedicatedWorkerGlobalScope;

scope.onmessage = async ({ data }: MessageEvent<FileOrder>) => {
  const reply = (message: FileReply, transfer: Transferable[] = []): void => {
    scope.postMessage(message, transfer);
  };
  try {
    const bytes = await (data.format === 'pptx' ? reportPptx(data) : reportXlsx(data));
    reply({ type: 'done', bytes }, [bytes.buffer]);
  } catch (error) {
    const failure = toFailure(error, 'report.file_failed');
    reply({
      type: 'failed',
      failure: { ...failure, values: { reason: failure.message, ...failure.values } },
    });
  }
};
