import type { Builder } from './builder';
import { addCharts } from './charts';
import type { TemplateInput } from './input';
import { addOpening } from './opening';
import type { Texts } from './texts';

/** Who stays, who leaves, what they are worth from here on, and who moved between groups. */
export function retention(builder: Builder, input: TemplateInput, say: Texts): void {
  const from = addOpening(builder, input, say, { question: say.retentionQuestion });
  addCharts(builder, input, say);
  builder.prose(say.retentionLifecycle);
  const lifecycle = builder.cell('lifecycle', 'lifecycle', { from });
  builder.prose(say.retentionCohort);
  builder.cell('cohort', 'cohort', { from });
  builder.prose(say.retentionClv);
  builder.cell('clv', 'clv', { from, segmentation: lifecycle });
  builder.prose(say.retentionMigration);
  builder.cell('migration', 'migration', { from });
  builder.prose(say.persona);
  builder.cell('persona', 'personas', { segmentation: lifecycle, orders: from });
}
