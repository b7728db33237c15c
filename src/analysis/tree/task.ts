import type { TaskName } from '../../model/cell';
import type { Fitted, FitInput } from './fit';

/** A classification tree from columns: grown, pruned and judged. */
export const treeTask: TaskName<FitInput, Fitted> = { name: 'tree' };
