import { describe, expect, it } from 'vitest';
import { LazyEngine } from '../../src/app/lazy-engine';
import type { EngineStatus, RunEvent, RunRequest } from '../../src/engine/protocol';
import { FakeEngine } from '../support/fake-engine';

const request: RunRequest = {
  cell: { name: 'a', kind: 'sql', options: {} },
  tables: [],
  segmentations: [],
  parameters: {},
  asOf: null,
  inputs: {},
  files: {},
};

describe('the engine that starts late', () => {
  it('is not fetched before it is asked, and once only', async () => {
    let loads = 0;
    const lazy = new LazyEngine(() => (loads++, Promise.resolve(new FakeEngine())));
    const seen: string[] = [];
    lazy.onStatus((status) => seen.push(status.state));
    await lazy.drop(['a']);
    expect(loads).toBe(0);
    await Promise.all([lazy.memory(), lazy.rows({ table: 'a', offset: 0, limit: 1 }), lazy.start()]);
    expect(loads).toBe(1);
    expect(seen).toEqual(['starting', 'ready']);
  });

  it('runs and cancels through the engine, also before it is there', async () => {
    const fake = new FakeEngine(() => new Promise(() => undefined));
    const lazy = new LazyEngine(() => Promise.resolve(fake));
    const early = lazy.run(request, () => undefined);
    early.cancel();
    expect(await early.ended).toEqual({ type: 'cancelled' });
    expect(fake.requests).toHaveLength(0);
    const run = lazy.run(request, () => undefined);
    await lazy.start();
    await Promise.resolve();
    run.cancel();
    expect((await run.ended).type).toBe('cancelled');
    expect(fake.requests).toHaveLength(1);
  });

  it('settles every call where the code of the engine cannot be fetched', async () => {
    const lazy = new LazyEngine(() => Promise.reject(new Error('offline')));
    const events: RunEvent[] = [];
    const states: EngineStatus[] = [];
    lazy.onStatus((status) => states.push(status));
    const end = await lazy.run(request, (event) => events.push(event)).ended;
    expect(end).toMatchObject({ type: 'failed', failure: { code: 'engine.download_failed', cell: 'a' } });
    expect(events).toEqual([end]);
    await expect(lazy.memory()).rejects.toMatchObject({ code: 'engine.download_failed' });
    expect(states.at(-1)?.state).toBe('failed');
  });
});
