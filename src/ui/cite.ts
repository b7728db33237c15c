import type { CitedValue } from '../model/evidence';

/**
 * What stands in the place of a citation `{cell.path}`: its value as text, or the value with its source and state; null
 * where there is none. Asked for text only, never links or code.
 */
export type Cite = (path: string) => CitedValue | string | null;
