import { expect, it } from 'vitest';
import { inSlices } from '../../src/lib/in-slices';

it('maps every item with its index, and lets other work run between slices', async () => {
  let ticks = 0;
  const timer = setInterval(() => ticks++, 0);
  const mapped = await inSlices(['a', 'b', 'c', 'd', 'e'], 2, (item, index) => `${item}${index}`);
  clearInterval(timer);
  expect(mapped).toEqual(['a0', 'b1', 'c2', 'd3', 'e4']);
  expect(ticks).toBeGreaterThan(0);
  expect(await inSlices([], 2, String)).toEqual([]);
});
