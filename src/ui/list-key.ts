/**
 * Where an arrow key, Home or End leads in a list of `length` things from the one at `index`, going round at the
 * ends; null for every other key and for an empty list.
 */
export function listKey(key: string, index: number, length: number): number | null {
  if (length === 0) return null;
  if (key === 'ArrowRight' || key === 'ArrowDown') return (index + 1) % length;
  if (key === 'ArrowLeft' || key === 'ArrowUp') return (index - 1 + length) % length;
  if (key === 'Home') return 0;
  if (key === 'End') return length - 1;
  return null;
}
