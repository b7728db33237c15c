import type { Task } from '../model/cell';

/** Every task the analysis worker can be asked for, by name. */
export const TASKS: Readonly<Record<string, Task<never, unknown>>> = {};
