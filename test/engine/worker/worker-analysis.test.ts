import { beforeEach, describe, expect, it, vi } from 'vitest';
import { rulesTask } from '../../../src/analysis/rules/tasks';
import type { RulesInput } from '../../../src/analysis/rules/mine';
import type { EngineAssets } from '../../../src/engine/assets';
import { startWorker } from '../../../src/engine/startWorker';
import { workerAnalysis } from '../../../src/engine/worker/worker-analysis';

vi.mock('../../../src/engine/startWorker', () => ({ startWorker: vi.fn() }));

const ASSETS: EngineAssets = {
  ...{ duckdbWorker: '', wasm: '', wasmSha256: '', wasmBytes: 0, analysisWorker: 'a', sheetWorker: '' },
  fromBlob: true,
};
const INPUT = { basket: new Float64Array(1) } as Partial<RulesInput> as RulesInput;

const worker = { postMessage: vi.fn(), terminate: vi.fn() };

describe('a cancelled analysis', () => {
  const ending = () => new AbortController();
  beforeEach(() => {
    vi.clearAllMocks();
  });

  function run({ signal }: AbortController): Promise<unknown> {
    return workerAnalysis(ASSETS, { signal, progress: () => undefined }).run(rulesTask, INPUT, 'rules');
  }

  it('ends its worker while it works', async () => {
    vi.mocked(startWorker).mockResolvedValue(worker as unknown as Worker);
    const cancel = ending();
    const ran = run(cancel);
    await vi.waitFor(() => {
      expect(worker.postMessage).toHaveBeenCalledOnce();
    });
    cancel.abort();
    await expect(ran).rejects.toThrow();
    expect(worker.terminate).toHaveBeenCalledOnce();
  });

  it('does not begin when it was cancelled while its worker started', async () => {
    const cancel = ending();
    vi.mocked(startWorker).mockImplementation(() => {
      cancel.abort();
      return Promise.resolve(worker as unknown as Worker);
    });
    await expect(run(cancel)).rejects.toThrow();
    expect(worker.postMessage).not.toHaveBeenCalled();
    expect(worker.terminate).toHaveBeenCalledOnce();
  });
});
