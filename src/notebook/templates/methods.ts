import type { Builder } from './builder';
import { metricColumns } from './columns';
import type { TemplateInput } from './input';
import { addOpening } from './opening';
import type { Texts } from './texts';

const PLACES = ['province', 'city', 'address', 'sex', 'age', 'birth_date', 'industry', 'company_size'];

/** The same customers grouped by every method that the file carries, and how well the groups agree. */
export function methods(builder: Builder, input: TemplateInput, say: Texts): void {
  const from = addOpening(builder, input, say, { question: say.methodsQuestion });
  builder.prose(say.methodsMetrics);
  const metrics = builder.cell('metrics', 'metrics', { from });
  builder.prose(say.rfm, ['rfm']);
  const rfm = builder.cell('rfm', 'rfm', { from, segments: 'cn8' });
  builder.prose(say.methodsTiers);
  builder.cell('tiers', 'tiers', { from, method: 'abc' });
  builder.prose(say.methodsLifecycle);
  builder.cell('lifecycle', 'lifecycle', { from });
  if (PLACES.some((field) => field in input.map)) {
    builder.prose(say.methodsGroups);
    builder.usual('groups', 'groups');
  }
  builder.prose(say.methodsTags);
  builder.publishes(metrics, metricColumns());
  builder.usual('tags', 'tags');
  builder.prose(say.cluster);
  const features = ['recency', 'frequency', 'monetary'];
  const clusters = builder.cell('cluster', 'clusters', {
    from: rfm,
    features,
    k: { from: 3, to: 5 },
    seed: 1,
  });
  builder.prose(say.methodsTree);
  builder.cell('tree', 'tree', { from: rfm, features, segmentation: clusters });
  builder.prose(say.methodsCompare);
  builder.cell('compare', 'compare', { segmentation: rfm, from, other: clusters });
  builder.prose(say.persona);
  builder.cell('persona', 'personas', { segmentation: rfm, orders: from });
}
