import { dropTable } from '../../sql/table/relation';
import type { Compute, ComputeContext } from '../../model/cell';
import type { Database } from '../../model/database';
import { KequnError } from '../../model/failure';
import type { SegmentInfo } from '../../model/segmentation';
import type { TableInfo } from '../../model/table';
import type { Warning } from '../../model/warning';
import { ident } from '../../sql/sql';
import { chosen } from '../normalise';
import { readActivity, type Activity } from './activity';
import { strongest } from './apart';
import { attributeSources, type AttributeSource, type AttributeTable } from './attributes';
import { LEAST_CUSTOMERS } from './base';
import { makeCustomers, type Customers } from './customers';
import type { PersonaOptions } from './options';
import { readDistribution, type Distribution } from './distribution';
import { indexesOf, measureTraits, readFigures, type AllFigures } from './figures';
import { drawInterviews } from './interviews';
import { measureSources } from './measures';
import { readNeeds } from './needs';
import { readNumbers, type Numbers } from './numbers';
import { readPotential, standings, type Potential } from './potential';
import { prioritise } from './priority';
import { readProfit } from './profit';
import { publish } from './publish';
import { CUSTOMERS, keepSegments, orderNumbers, sizes } from './query';
import type {
  AttributeInfo,
  NeedFacts,
  PersonaFacts,
  PersonaResult,
  PriorityFacts,
  ProfitFacts,
  Trait,
} from './result';

/** What sets a group apart is said in so many points. */
const MOST_TRAITS = 6;

/** Portrays every group of a segmentation in figures. Publishes `name` (a row a group) and `name_values`. */
export const compute: Compute<PersonaOptions, PersonaResult> = async (context) => {
  const { database, options, name } = context;
  const segmentation = context.table(chosen(options.segmentation, 'segmentation'));
  const { segments } = context.segmentation(options.segmentation);
  context.progress({ stage: 'query', done: 0 });
  const customers = await makeCustomers(context, segmentation);
  const asOf = customers.asOf?.date ?? null;
  const tables = attributeTables(context, customers, segmentation);
  const interviews = options.interviews && (await drawInterviews(context, options.interviews, tables, asOf));
  const sizesOf = await showSegments(database, options.suppress);
  const figures = await readFigures(database);
  if (figures.everyone.customers === 0) throw nobody(options, sizesOf);
  const found = await readFacts(context, figures, customers, attributeSources(tables, options, asOf));
  await database.run(dropTable(CUSTOMERS));

  const { distributions, potential } = found;
  const result: PersonaResult = {
    segmentation: options.segmentation,
    orders: options.orders,
    as_of: asOf,
    everyone: figures.everyone,
    numbers: found.numbers.map(({ everyone }) => everyone),
    everyone_growth: potential.growth.get(null) ?? null,
    everyone_clv: potential.clv.get(null) ?? null,
    potential: potential.by,
    thresholds: options.priority,
    interviews: interviews?.result ?? null,
    segments: segments
      .filter((segment) => sizesOf.has(segment.segment))
      .map((segment) => factsOf(segment, figures, found)),
    attributes: found.attributes,
    months: found.activity.months,
    suppress: options.suppress,
  };
  return {
    tables: [...(await publish(database, name, result)), ...(interviews ? [interviews.table] : [])],
    ...(customers.asOf ? { asOf: customers.asOf } : {}),
    result,
    warnings: [...customers.warnings, ...ownWarnings(result, distributions)],
    statements: [
      ...customers.statements,
      ...distributions.map(({ attribute, sql }) => ({ title: attribute, sql })),
      ...(interviews ? [interviews.statement] : []),
    ],
  };
};

/** What is read of the groups that are shown. */
interface Found {
  readonly attributes: readonly AttributeInfo[];
  readonly distributions: readonly Distribution[];
  readonly numbers: readonly Numbers[];
  readonly needs: ReadonlyMap<string, NeedFacts> | null;
  readonly potential: Potential;
  readonly profit: ReadonlyMap<string, ProfitFacts>;
  readonly priority: ReadonlyMap<string, PriorityFacts>;
  readonly activity: Activity;
}

async function readFacts(
  context: ComputeContext<PersonaOptions>,
  figures: AllFigures,
  { orders, asOf }: Customers,
  sources: readonly AttributeSource[],
): Promise<Found> {
  const { database, options } = context;
  const measures = [...orderNumbers, ...measureSources(measureTables(context), options.measures)];
  const total = sources.length + measures.length + 1;
  let done = 0;
  const next = () => {
    context.progress({ stage: 'query', done: ++done, total });
  };
  const distributions: Distribution[] = [];
  for (const source of sources) {
    next();
    distributions.push(await readDistribution(database, source, figures.of, options));
  }
  const numbers: Numbers[] = [];
  for (const measure of measures) {
    next();
    const read = await readNumbers(database, measure, figures.everyone, figures.of);
    if (read) numbers.push(read);
  }
  const potential = await readPotential(context, orders, asOf?.date ?? null);
  return {
    attributes: sources.map(({ attribute, kind, from }) => ({ attribute, kind, from })),
    ...{ distributions, numbers, potential },
    needs: await readNeeds(context, figures.of),
    profit: await readProfit(context, orders),
    priority: prioritise(standings(figures, potential), options.priority),
    activity: await readActivity(database, orders, options.suppress),
  };
}

/** Where figures beside those of the orders may stand. */
function measureTables({ options, table }: ComputeContext<PersonaOptions>): TableInfo[] {
  const names = [options.customers, options.potential, options.segmentation];
  return names.flatMap((name) => (name === null ? [] : [table(name)]));
}

/** Leaves out the groups that are too small to show; with nobody left out when `suppress` is 0. */
async function showSegments(database: Database, suppress: number): Promise<ReadonlyMap<string, number>> {
  const rows = await database.rows<{ segment: string; customers: number }>(sizes);
  const kept = rows.filter((row) => row.customers >= suppress).map((row) => row.segment);
  await database.run(keepSegments(kept));
  return new Map(rows.map((row) => [row.segment, row.customers]));
}

function attributeTables(
  context: ComputeContext<PersonaOptions>,
  { orders }: Customers,
  segmentation: TableInfo,
): AttributeTable[] {
  const plain = (info: TableInfo): AttributeTable => ({
    info,
    customer: ident('customer'),
    where: null,
    purchases: false,
  });
  const { customers } = context.options;
  const ledger = customers === null ? [] : [plain(withCustomer(context.table(customers)))];
  return [...ledger, ...(orders ? [orders] : []), plain(segmentation)];
}

function withCustomer(table: TableInfo): TableInfo {
  if (table.columns.some((column) => column.name === 'customer')) return table;
  throw new KequnError('analysis.missing_column', `missing column: ${table.name}.customer`, {
    values: { column: 'customer', table: table.name },
  });
}

function factsOf(
  { segment, label_zh, label_en, colour, rank, rule }: SegmentInfo,
  all: AllFigures,
  found: Found,
): PersonaFacts {
  const named = { segment, label_zh, label_en, colour, rank, rule };
  const figures = all.of.get(segment);
  if (!figures) return { ...named, ...HIDDEN };
  const { distributions, numbers, activity } = found;
  const traits: Trait[] = [
    ...measureTraits(figures, all),
    ...distributions.flatMap((distribution) => distribution.traits.get(segment) ?? []),
  ];
  return {
    ...named,
    hidden: false,
    figures,
    indexes: indexesOf(figures, all.everyone),
    lists: distributions.flatMap((distribution) => distribution.lists.get(segment) ?? []),
    numbers: numbers.flatMap(({ of }) => of.get(segment) ?? []),
    needs: found.needs?.get(segment) ?? null,
    profit: found.profit.get(segment) ?? null,
    priority: found.priority.get(segment) ?? null,
    apart: strongest(traits, MOST_TRAITS, nameOf),
    activity: activity.of.get(segment) ?? activity.months.map(() => 0),
  };
}

/** All that is told of a group that is too small. */
const HIDDEN = {
  ...{ hidden: true, figures: null, indexes: null, lists: [], numbers: [], needs: null },
  ...{ profit: null, priority: null, apart: [], activity: [] },
} as const;

function nameOf(trait: Trait): string {
  return trait.kind === 'measure' ? ` ${trait.measure}` : `${trait.attribute}\n${trait.value}`;
}

function ownWarnings(result: PersonaResult, distributions: readonly Distribution[]): Warning[] {
  const hidden = result.segments.filter((facts) => facts.hidden).length;
  const few = result.segments.filter(({ figures }) => figures && figures.customers < LEAST_CUSTOMERS).length;
  const warnings: (Warning | null)[] = [
    hidden > 0
      ? { code: 'persona.segments_hidden', values: { segments: hidden, least: result.suppress } }
      : null,
    few > 0 ? { code: 'persona.small_base', values: { segments: few, least: LEAST_CUSTOMERS } } : null,
    ...distributions.map(({ attribute, unknown }): Warning | null =>
      unknown > few
        ? { code: 'persona.attribute_unknown', values: { field: attribute, segments: unknown - few } }
        : null,
    ),
  ];
  return warnings.filter((warning) => warning !== null);
}

/** Nobody is in the segmentation, or every group of it is too small to be shown. */
function nobody(
  { segmentation, suppress }: PersonaOptions,
  sizesOf: ReadonlyMap<string, number>,
): KequnError {
  const largest = Math.max(0, ...sizesOf.values());
  return largest === 0
    ? new KequnError('analysis.no_customers', `missing customers: ${segmentation}`, {
        values: { table: segmentation },
      })
    : new KequnError('persona.all_hidden', `too small groups: ${segmentation}`, {
        values: { customers: largest, least: suppress },
      });
}
