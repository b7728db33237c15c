/** Figures that needs are inferred from where there is no survey, and the need each speaks of. */
export const INFERRED: Readonly<Record<string, string>> = {
  price_sensitivity: 'price',
  promotion_share: 'price',
  mean_discount: 'price',
  average_order_value: 'quality',
  service_demand: 'service',
  complaints: 'service',
  return_share_amount: 'service',
};
