import type { Builder, Options } from './builder';
import { amountColumn, type TemplateInput } from './input';
import type { Texts } from './texts';

interface Chart {
  readonly name: string;
  readonly options: Options;
}

function monthlyChart(input: TemplateInput, say: Texts): Chart {
  const amount = amountColumn(input);
  const base = { type: 'line', from: input.name, x: 'time', bin: 'month' };
  const measure = amount
    ? { y: amount, aggregate: 'sum', title: say.monthlyAmount }
    : 'order' in input.map
      ? { y: 'order', aggregate: 'distinct', title: say.monthlyOrders }
      : { aggregate: 'count', title: say.monthlyRows };
  return { name: 'monthly', options: { ...base, ...measure } };
}

const PLACES = [
  ['category', 'byCategory', 'customersByCategory'],
  ['city', 'byCity', 'customersByCity'],
  ['province', 'byProvince', 'customersByProvince'],
] as const;

/** Bars by category and by place, as far as these are mapped; a province only where no city is. */
function barCharts(input: TemplateInput, say: Texts): Chart[] {
  const amount = amountColumn(input);
  const fields = PLACES.filter(
    ([field]) => field in input.map && (field !== 'province' || !('city' in input.map)),
  );
  return fields.map(([field, byAmount, byCustomers]) => {
    const measure = amount
      ? { y: amount, aggregate: 'sum', title: say[byAmount] }
      : { y: 'customer', aggregate: 'distinct', title: say[byCustomers] };
    const order = { sort: 'value', limit: 15 };
    return {
      name: `by_${field}`,
      options: { type: 'bar', from: input.name, x: field, ...measure, ...order },
    };
  });
}

/** Sales by month, category and place, as far as these are mapped. */
export function addCharts(builder: Builder, input: TemplateInput, say: Texts): void {
  const monthly = 'time' in input.map ? [monthlyChart(input, say)] : [];
  const charts = [...monthly, ...barCharts(input, say)];
  if (charts.length > 0) builder.prose(amountColumn(input) ? say.sales : say.ordersOnly);
  for (const { name, options } of charts) builder.cell('chart', name, options);
}
