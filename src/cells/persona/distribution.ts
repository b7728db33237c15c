import type { Database } from '../../model/database';
import { distribution as distributionSql, values } from '../../sql/persona/values';
import { indexOf, shareEffect, strongest } from './apart';
import type { AttributeSource } from './attributes';
import { isEnough } from './base';
import { CUSTOMERS } from './query';
import type { Figures, Trait, ValueList, ValueShare } from './result';
import { showable, type Totals } from './suppress';

/** The most frequent values of a group that are looked at. */
const LOOKED_AT = 50;
/** The values that set a group most apart are shown too, where they are not among its most frequent. */
const MOST_APART = 3;

type ValueTrait = Extract<Trait, { kind: 'value' }>;

/** What an attribute says of each group. */
export interface Distribution {
  readonly attribute: string;
  readonly lists: ReadonlyMap<string, ValueList>;
  readonly traits: ReadonlyMap<string, readonly ValueTrait[]>;
  /** Groups for which it is known for too few. */
  readonly unknown: number;
  readonly sql: string;
}

interface Row {
  readonly segment: string;
  readonly value: string;
  readonly customers: number;
  /** Customers of all groups with the value, and customers of the group with any. */
  readonly everyone: number;
  readonly known: number;
}

export interface Limits {
  readonly top: number;
  readonly suppress: number;
}

/** Counts the values of an attribute in each group and keeps what may and can be said. */
export async function readDistribution(
  database: Database,
  source: AttributeSource,
  groups: ReadonlyMap<string, Figures>,
  limits: Limits,
): Promise<Distribution> {
  const sql = distributionSql(CUSTOMERS, values(source.source, source.kind), LOOKED_AT);
  const rows = await database.rows<Row>(sql);
  const known = new Map(rows.map((row) => [row.segment, row.known]));
  const customers = sum([...groups.values()].map((figures) => figures.customers));
  const allKnown = sum([...known.values()]);
  const enough = (segment: string) =>
    isEnough(allKnown, customers) && isEnough(known.get(segment) ?? 0, groups.get(segment)?.customers ?? 0);

  const traits = rows
    .filter((row) => enough(row.segment))
    .map((row) => traitOf(source.attribute, row, allKnown));
  const chosen = [...groups.keys()].flatMap((segment) =>
    mentioned(
      traits.filter((trait) => trait.segment === segment),
      limits.top,
    ),
  );
  const totals: Totals = {
    known: source.kind === 'one' ? known : null,
    everyone: new Map(rows.map((row) => [row.value, row.everyone])),
  };
  const shown = new Set(showable(chosen, totals, limits.suppress));
  const of = (segment: string) => chosen.filter((trait) => trait.segment === segment && shown.has(trait));
  const listOf = (segment: string, figures: Figures): ValueList => ({
    attribute: source.attribute,
    known: known.get(segment) ?? 0,
    known_share: figures.customers > 0 ? (known.get(segment) ?? 0) / figures.customers : 0,
    enough: enough(segment),
    values: of(segment).slice(0, limits.top).map(shareOf),
  });
  return {
    attribute: source.attribute,
    lists: new Map([...groups].map(([segment, figures]) => [segment, listOf(segment, figures)])),
    traits: new Map([...groups.keys()].map((segment) => [segment, of(segment).map(withoutSegment)])),
    unknown: [...groups.keys()].filter((segment) => !enough(segment)).length,
    sql,
  };
}

type SegmentTrait = ValueTrait & { readonly segment: string };

function traitOf(attribute: string, row: Row, allKnown: number): SegmentTrait {
  const share = row.customers / row.known;
  const all = row.everyone / allKnown;
  const { segment, value, customers, known } = row;
  return {
    kind: 'value',
    segment,
    attribute,
    value,
    customers,
    known,
    share,
    share_all: all,
    index: indexOf(share, all) ?? 0,
    effect: shareEffect(share, all),
  };
}

/** The most frequent values and those that set the group most apart, most frequent first. */
function mentioned(traits: readonly SegmentTrait[], top: number): SegmentTrait[] {
  const apart = new Set(strongest(traits, MOST_APART, (trait) => trait.value));
  return traits.filter((trait, i) => i < top || apart.has(trait));
}

function shareOf({ value, customers, share, share_all, index }: SegmentTrait): ValueShare {
  return { value, customers, share, share_all, index };
}

function withoutSegment({ segment: _segment, ...trait }: SegmentTrait): ValueTrait {
  return trait;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
