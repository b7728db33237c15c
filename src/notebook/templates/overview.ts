import type { Builder } from './builder';
import { addCharts } from './charts';
import type { TemplateInput } from './input';
import { addOpening } from './opening';
import type { Texts } from './texts';

/** Goal, scope, data, cleaning, charts, metrics, RFM, clusters and personas. */
export function overview(builder: Builder, input: TemplateInput, say: Texts): void {
  const from = addOpening(builder, input, say, { question: say.question });
  addCharts(builder, input, say);
  builder.prose(say.metrics, ['metrics']);
  builder.cell('metrics', 'metrics', { from });
  builder.prose(say.rfm, ['rfm']);
  const rfm = builder.cell('rfm', 'rfm', { from, segments: 'cn8' });
  builder.prose(say.cluster);
  const features = ['recency', 'frequency', 'monetary'];
  builder.cell('cluster', 'clusters', { from: rfm, features, k: { from: 3, to: 5 }, seed: 1 });
  builder.prose(say.persona);
  builder.cell('persona', 'personas', { segmentation: rfm, orders: from });
}
