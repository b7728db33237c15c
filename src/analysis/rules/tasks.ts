import type { TaskName } from '../../model/cell';
import type { RulesInput, RulesOutput } from './mine';
import type { PurchaseRulesInput, PurchaseRulesOutput } from './purchase-rules';

/** Frequent sets and rules of baskets. */
export const rulesTask: TaskName<RulesInput, RulesOutput> = { name: 'rules' };
/** What customers buy next. */
export const purchaseRulesTask: TaskName<PurchaseRulesInput, PurchaseRulesOutput> = {
  name: 'purchase-rules',
};
