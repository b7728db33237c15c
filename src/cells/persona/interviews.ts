import type { ComputeContext, Statement } from '../../model/cell';
import { CONSENT_COLUMNS, type ConsentSource } from '../../model/export';
import type { TableInfo } from '../../model/table';
import { values } from '../../sql/persona/values';
import { describeTable } from '../../sql/table/describe';
import { replaceRelation } from '../../sql/table/relation';
import { refusingCustomers } from '../../sql/table/export';
import { allocate } from './allocate';
import { attributeSources, type AttributeTable } from './attributes';
import type { InterviewOptions, PersonaOptions } from './options';
import { dropPool, interviewList, interviewPool, poolSizes, type Stratum, type Take } from './query';
import type { InterviewResult, SegmentDraw } from './result';

/** What helps to reach a customer. */
const DETAILS = ['name', 'contact', 'phone', 'email', 'owner', 'province', 'city'] as const;

interface Size {
  readonly segment: string;
  readonly stratum: string;
  readonly customers: number;
  readonly opted_out: number;
}

export interface Interviews {
  readonly result: InterviewResult;
  readonly table: TableInfo;
  readonly statement: Statement;
}

/**
 * Draws whom to talk to: of each group so many, spread over the strata in proportion, those who opted out left out.
 * Reads the temporary table of customers with all groups; publishes `name_interviews`.
 */
export async function drawInterviews(
  context: ComputeContext<PersonaOptions>,
  wanted: InterviewOptions,
  tables: readonly AttributeTable[],
  asOf: string | null,
): Promise<Interviews> {
  const { database, options, name } = context;
  const strata = strataOf(wanted, tables, options, asOf);
  const consent = consentIn(tables);
  await database.run(interviewPool(strata.known, consent ? refusingCustomers(consent) : null));
  const sizes = await database.rows<Size>(poolSizes);
  const segments = [...new Set(sizes.map(({ segment }) => segment))].map((segment) =>
    drawOf(
      segment,
      sizes.filter((size) => size.segment === segment),
      wanted,
    ),
  );
  const takes = segments.flatMap(({ segment, strata: of }): Take[] => of.map((one) => ({ ...one, segment })));
  const sql = interviewList(strata.known, takes, wanted.seed, detailsOf(tables, strata.known));
  const table = `${name}_interviews`;
  await replaceRelation(database, table, 'TABLE', sql);
  await database.run(dropPool);
  return {
    result: { ...wanted, unknown_strata: strata.unknown, consent: consent?.column ?? null, segments },
    table: await describeTable(database, table, { key: 'customer', unique: ['customer'] }),
    statement: { title: 'interviews', sql },
  };
}

/** How many of each stratum of a group: first those to ask, then of whoever is left those in reserve. */
function drawOf(segment: string, sizes: readonly Size[], wanted: InterviewOptions): SegmentDraw {
  const counts = sizes.map(({ customers }) => customers);
  const drawn = allocate(counts, wanted.per_segment);
  const reserve = allocate(
    counts.map((count, i) => count - (drawn[i] ?? 0)),
    wanted.reserve,
  );
  return {
    segment,
    customers: sum(counts),
    opted_out: sum(sizes.map((size) => size.opted_out)),
    drawn: sum(drawn),
    reserve: sum(reserve),
    strata: sizes.map(({ stratum, customers }, i) => ({
      ...{ stratum, customers },
      ...{ drawn: drawn[i] ?? 0, reserve: reserve[i] ?? 0 },
    })),
  };
}

function strataOf(
  { strata }: InterviewOptions,
  tables: readonly AttributeTable[],
  options: PersonaOptions,
  asOf: string | null,
): { known: Stratum[]; unknown: string[] } {
  const known: Stratum[] = [];
  const unknown: string[] = [];
  for (const stratum of new Set(strata)) {
    const [source] =
      stratum === 'value' || !tables.some(({ info }) => hasAttribute(info, stratum))
        ? []
        : attributeSources(tables, { ...options, attributes: [stratum] }, asOf);
    if (stratum === 'value') known.push([stratum, null]);
    else if (source) known.push([stratum, values(source.source, 'one')]);
    else unknown.push(stratum);
  }
  return { known, unknown };
}

function hasAttribute({ columns }: TableInfo, attribute: string): boolean {
  const names = attribute === 'age' ? ['age', 'birth_date'] : [attribute];
  return columns.some((column) => names.includes(column.name));
}

/** The first table that says who does not want to be addressed. */
function consentIn(tables: readonly AttributeTable[]): ConsentSource | null {
  for (const { info } of tables)
    for (const column of CONSENT_COLUMNS)
      if (['customer', column].every((wanted) => info.columns.some(({ name }) => name === wanted)))
        return { table: info.name, column };
  return null;
}

/** The first table that says how to reach a customer. */
function detailsOf(tables: readonly AttributeTable[], strata: readonly Stratum[]) {
  const free = DETAILS.filter((wanted) => !strata.some(([stratum]) => stratum === wanted));
  for (const { info } of tables) {
    const columns = free.filter((wanted) => info.columns.some(({ name }) => name === wanted));
    if (columns.length > 0 && info.columns.some(({ name }) => name === 'customer'))
      return { table: info.name, columns };
  }
  return null;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
