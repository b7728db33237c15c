import type { Builder } from './builder';
import { fieldColumns } from './columns';
import type { TemplateInput } from './input';
import type { Texts } from './texts';

/** Texts that customers are grouped by: blanks around them make two groups of one. Ids and times are left as they are. */
const TEXTS = ['category', 'channel', 'city', 'province', 'status'];

/** The step that reads the input and, where it has texts to group by, the one that cleans them; returns the table to use. */
export function addSource(builder: Builder, input: TemplateInput, say: Texts): string {
  builder.prose(say.source);
  builder.add('source', input.name, {
    input: input.name,
    ...(Object.keys(input.import).length > 0 ? { import: input.import } : {}),
    row: input.row,
    map: input.map,
  });
  const columns = fieldColumns(input);
  builder.publishes(input.name, columns);
  const cleaned = TEXTS.filter((field) => field in input.map);
  if (cleaned.length === 0) return input.name;
  builder.prose(say.clean);
  builder.add('clean', cleanName(input), { from: input.name, steps: [{ trim: cleaned }] });
  builder.publishes(cleanName(input), columns);
  return cleanName(input);
}

/** What the scope of a notebook says besides its table. */
export interface Goal {
  readonly question: string;
  readonly success?: readonly string[];
  readonly customer_type?: 'b2c' | 'b2b';
}

/** Goal, scope, data and cleaning; returns the table that the analyses read. */
export function addOpening(builder: Builder, input: TemplateInput, say: Texts, goal: Goal): string {
  const clean = TEXTS.some((field) => field in input.map) ? cleanName(input) : input.name;
  const scope = builder.cell('scope', 'scope', { ...goal, from: clean });
  addSource(builder, input, say);
  builder.publishes(scope, fieldColumns(input));
  return scope;
}

function cleanName({ name }: TemplateInput): string {
  return `${name}_clean`;
}
