import type { Builder } from './builder';
import { fieldColumns } from './columns';
import type { TemplateInput } from './input';
import { addSource } from './opening';
import type { Texts } from './texts';

const KNOWN = ['sex', 'age', 'birth_date', 'city', 'province', 'channel', 'industry', 'company_size'];

/** What customers ask for, from the answers of a survey, and who asks for it. */
export function survey(builder: Builder, input: TemplateInput, say: Texts): void {
  const from = addSource(builder, input, say);
  builder.prose(say.surveyNeeds);
  const needs = builder.cell('needs', 'needs', { from });
  const columns = fieldColumns(input)
    .map(({ name }) => name)
    .filter((name) => KNOWN.includes(name));
  if (!('customer' in input.map) || columns.length === 0) return;
  builder.prose(say.surveyCompare);
  builder.cell('compare', 'compare', { segmentation: needs, from, columns });
}
