import type { ChangeCounts } from './result';

/** How many customers an update is about. */
export function pendingChanges({ added, changed, vanished, returned, merged }: ChangeCounts): number {
  return added + changed + vanished + returned + merged;
}
