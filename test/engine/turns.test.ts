import { expect, it } from 'vitest';
import { Turns } from '../../src/engine/worker/turns';

it('lets pieces of work through one at a time, in order, also after one that failed', async () => {
  const turns = new Turns();
  const seen: string[] = [];
  const work = async (name: string, fails = false) => {
    const done = await turns.next();
    try {
      seen.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, name === 'a' ? 20 : 1));
      if (fails) throw new Error(name);
      seen.push(`${name} ends`);
    } finally {
      done();
    }
  };
  await Promise.allSettled([work('a'), work('b', true), work('c')]);
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'c begins', 'c ends']);
});
