import type { Builder } from './builder';
import type { TemplateInput } from './input';
import { addOpening } from './opening';
import type { Texts } from './texts';

/** What is bought together, what comes next, and what to offer whom. */
export function basket(builder: Builder, input: TemplateInput, say: Texts): void {
  const from = addOpening(builder, input, say, { question: say.basketQuestion });
  builder.prose(say.rfm, ['rfm']);
  const rfm = builder.cell('rfm', 'rfm', { from, segments: 'cn8' });
  builder.prose(say.basketRules);
  const item = 'product' in input.map ? 'product' : 'category';
  const unit = 'order' in input.map ? 'order' : 'customer';
  builder.cell('rules', 'rules', { from, basket: unit, item, segmentation: rfm });
  builder.prose(say.persona);
  builder.cell('persona', 'personas', { segmentation: rfm, orders: from });
}
