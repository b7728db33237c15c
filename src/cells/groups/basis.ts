import type { Basis } from '../../model/segmentation';
import type { ReadDimension } from './dimensions';

/** Columns that say what a customer is worth, and what a customer needs. */
const VALUE =
  /^(monetary|amount|amount_12m|yearly_purchase|average_order_value|grade|score100|frequency|recency)$/;
const NEED = /^(price_sensitivity|service_demand|need|needs?_segment|promotion_share|complaints)$/;

/** Groups by worth alone are no market; by attributes they are; by several sorts they are mixed. */
export function basisOf(dimensions: readonly Pick<ReadDimension, 'dimension' | 'how'>[]): Basis {
  const found = new Set(
    dimensions.map(({ dimension: { column }, how }): Basis => {
      if (NEED.test(column)) return 'need';
      if (VALUE.test(column)) return how === 'loyalty' ? 'mixed' : 'value';
      return how === 'loyalty' || how === 'usage' || how === 'tenure' ? 'mixed' : 'attribute';
    }),
  );
  const [only] = found;
  return found.size === 1 && only ? only : 'mixed';
}
