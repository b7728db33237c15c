import type { ComputeContext } from '../../model/cell';
import { textValue } from '../../sql/persona/values';
import { indexOf } from './apart';
import { readDistribution } from './distribution';
import type { PersonaOptions } from './options';
import type { Figures, NeedFacts, ValueList } from './result';

/** The groups of a segmentation of needs that are looked at, in each portrait. */
const MOST = 12;

/** How the customers of each group are spread over needs, small counts hidden as everywhere; null where not asked for. */
export async function readNeeds(
  { database, options, segmentation, table }: ComputeContext<PersonaOptions>,
  groups: ReadonlyMap<string, Figures>,
): Promise<ReadonlyMap<string, NeedFacts> | null> {
  if (options.needs === null) return null;
  const { name } = table(options.needs);
  const { segments } = segmentation(options.needs);
  const labels = new Map(segments.map((one) => [one.segment, one]));
  const source = { table: name, customer: 'customer', value: textValue('segment'), where: null };
  const { lists } = await readDistribution(
    database,
    { attribute: options.needs, kind: 'one', from: name, source },
    groups,
    { top: MOST, suppress: options.suppress },
  );
  const factsOf = ({ known, known_share, enough, values }: ValueList): NeedFacts => ({
    known,
    known_share,
    enough,
    values: values.map(({ value, customers, share, share_all }) => ({
      value,
      label_zh: labels.get(value)?.label_zh ?? value,
      label_en: labels.get(value)?.label_en ?? value,
      ...{ customers, share, share_all, index: indexOf(share, share_all) ?? 0 },
    })),
  });
  return new Map([...lists].map(([segment, list]) => [segment, factsOf(list)]));
}
