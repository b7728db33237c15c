import type { Builder } from './builder';
import { fieldColumns } from './columns';
import { addPlan, strategyFor } from './decide';
import type { TemplateInput } from './input';
import { addOpening } from './opening';
import type { Texts } from './texts';

/** A quarter beside the one before: measures, who moved, what changes next. */
export function review(builder: Builder, input: TemplateInput, say: Texts): void {
  const scope = { question: say.reviewQuestion, success: [say.reviewSuccess] };
  const from = addOpening(builder, input, say, scope);
  builder.prose(say.rfm, ['rfm']);
  const rfm = builder.cell('rfm', 'rfm', { from, segments: 'cn8' });
  builder.prose(say.reviewMigration);
  const migration = builder.cell('migration', 'migration', { from });
  builder.prose(say.reviewKpi);
  const columns = fieldColumns(input)
    .map(({ name }) => name)
    .filter((name) => ['channel', 'province', 'category'].includes(name));
  builder.cell('kpi', 'kpi', {
    from,
    by: { segmentation: rfm, columns },
    migration,
    kpis: [
      { key: 'repurchase_rate', metric: 'repurchase_rate', target: { change: 0.1 } },
      { key: 'buy_again', metric: 'buy_again', target: { change: 0.1 } },
      { key: 'amount', metric: 'amount', target: { change: 0.1 } },
      { key: 'amount_per_customer', metric: 'amount_per_customer', target: { change: 0.05 } },
      { key: 'new_customers', metric: 'new_customers', target: { change: 0.1 } },
      { key: 'return_rate', metric: 'return_rate', target: { change: -0.1 } },
    ],
  });
  builder.prose(say.persona);
  builder.cell('persona', 'personas', { segmentation: rfm, orders: from });
  builder.prose(say.reviewStrategy);
  builder.cell('strategy', 'strategy', {
    segmentation: rfm,
    strategies: [
      strategyFor('important_value', 'core', say),
      strategyFor('important_develop', 'develop', say),
      strategyFor('important_winback', 'winback', say),
    ],
  });
  addPlan(builder, say, rfm, [
    { id: 'close', task: say.taskClose },
    { id: 'adjust', task: say.taskAdjust, after: ['close'] },
    { id: 'review', task: say.taskReview, after: ['adjust'] },
  ]);
}
