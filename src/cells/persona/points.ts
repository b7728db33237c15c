import { LEAST_EFFECT, shareEffect } from './apart';
import { isEnough, LEAST_CUSTOMERS } from './base';
import type { Form, Part } from './options';
import type {
  Figures,
  NeedShare,
  NumberFacts,
  PersonaFacts,
  PersonaResult,
  PotentialBy,
  PriorityFacts,
  ValueShare,
} from './result';

/** How a value of an attribute belongs to a customer, which decides how it is said. */
export type Belonging = 'sex' | 'age' | 'place' | 'thing' | 'way' | 'need' | 'other';

interface Base {
  /** Under which the author's decision about it is kept: short, stable, the same in every language. */
  readonly id: string;
  readonly part: Part;
  /** Customers whom it is known of. */
  readonly base: number;
}

/** A value and whether it is at least half of the group, or at least more common than elsewhere. */
export interface SaidValue extends ValueShare {
  /** Clearly more common here than elsewhere. */
  readonly typical: boolean;
  /** Clearly less common. */
  readonly rare: boolean;
  /** Whether it is among the values shown, and so can be cited. */
  readonly listed: boolean;
}

/** What can be said of a group, before it is said in a language. */
export type Point =
  | (Base & { readonly kind: 'size'; readonly figures: Figures })
  | (Base & { readonly kind: 'spending'; readonly figures: Figures; readonly index: number | null })
  | (Base & { readonly kind: 'recency'; readonly value: number; readonly all: number })
  | (Base & { readonly kind: 'frequency'; readonly figures: Figures })
  | (Base & {
      readonly kind: 'attribute';
      readonly attribute: string;
      readonly belonging: Belonging;
      /** `main`: the first is half of the group or more. */
      readonly main: boolean;
      readonly values: readonly SaidValue[];
    })
  | (Base & { readonly kind: 'need'; readonly value: NeedShare })
  | (Base & {
      readonly kind: 'number';
      readonly facts: NumberFacts;
      readonly mean: number;
      readonly all: number;
    })
  | (Base & { readonly kind: 'growth'; readonly growth: number; readonly all: number; readonly days: number })
  | (Base & { readonly kind: 'clv'; readonly clv: number; readonly all: number })
  | (Base & { readonly kind: 'profit'; readonly margin: number; readonly share: number | null });

const PLACES = ['province', 'city', 'country', 'region', 'district'];
/** Figures that speak of what customers want or lack; others speak of what they do. */
const NEED_MEASURES = [
  'promotion_share',
  'mean_discount',
  'complaints',
  'price_sensitivity',
  'service_demand',
  'return_share_amount',
  'return_share_pieces',
];
const ORDER_MEASURES = ['recency', 'frequency', 'per_customer', 'per_order'];
/** A value that half of the group has is its main one where it is less common elsewhere; else it takes clearly more. */
const MAIN = 0.5;
const MAIN_ALIKE = 0.6;
const MOST_VALUES = 3;

/** Whether the words of companies are used. */
export function isCompany({ attributes }: Pick<PersonaResult, 'attributes'>, form: Form): boolean {
  if (form !== 'auto') return form === 'company';
  return attributes.some(({ attribute }) => attribute === 'industry' || attribute === 'company_size');
}

/**
 * All that the figures of a group bear out, in the order in which it is told. Nothing is said on a base that is too
 * small (DOMAIN 12): attributes and figures must be known for 30 customers and 30 % of the group.
 */
export function pointsOf(facts: PersonaFacts, result: PersonaResult): Point[] {
  const { figures } = facts;
  if (facts.hidden || !figures) return [];
  if (isTooFew(facts)) return [{ id: 'size', part: 'value', kind: 'size', base: figures.customers, figures }];
  return [
    ...facts.lists.flatMap((list) => attributePoint(list.attribute, facts, result)),
    ...behaviourPoints(facts, figures, result),
    ...needPoints(facts),
    ...numberPoints(facts, result),
    ...valuePoints(facts, figures, result),
  ];
}

/** Of fewer customers than this only their number is told. */
export function isTooFew({ figures }: PersonaFacts): boolean {
  return figures !== null && figures.customers < LEAST_CUSTOMERS;
}

function attributePoint(attribute: string, { lists, apart }: PersonaFacts, result: PersonaResult): Point[] {
  const list = lists.find((one) => one.attribute === attribute);
  if (!list?.enough) return [];
  const traits = apart.flatMap((trait): ValueShare[] =>
    trait.kind === 'value' && trait.attribute === attribute ? [trait] : [],
  );
  const unlisted = traits.filter((trait) => !list.values.some((one) => one.value === trait.value));
  const said = [
    ...list.values.map((one) => ({ ...one, ...compared(one), listed: true })),
    ...unlisted.map((one) => ({ ...one, ...compared(one), listed: false })),
  ];
  const belonging = belongingOf(attribute, result);
  const main =
    said[0] && said[0].share >= (said[0].typical ? MAIN : MAIN_ALIKE) && belonging !== 'thing'
      ? said[0]
      : null;
  const typical = said.filter((one) => one.typical && one !== main);
  const chosen = [...(main ? [main] : []), ...typical.sort(strongestFirst)].slice(0, MOST_VALUES);
  if (chosen.length === 0) return [];
  const part =
    belonging === 'thing' || belonging === 'way' ? 'behaviour' : belonging === 'need' ? 'need' : 'attribute';
  const base = { id: attribute, part, base: list.known } as const;
  return [
    {
      ...base,
      kind: 'attribute',
      attribute,
      belonging,
      main: main !== null,
      values: chosen.map(withoutRest),
    },
  ];
}

/** Only what is said of a value, whatever else a trait carries. */
function withoutRest({
  value,
  customers,
  share,
  share_all,
  index,
  typical,
  rare,
  listed,
}: SaidValue): SaidValue {
  return { value, customers, share, share_all, index, typical, rare, listed };
}

function compared({ share, share_all }: ValueShare): Pick<SaidValue, 'typical' | 'rare'> {
  const effect = shareEffect(share, share_all);
  return { typical: effect >= LEAST_EFFECT, rare: effect <= -LEAST_EFFECT };
}

function strongestFirst(a: SaidValue, b: SaidValue): number {
  const effect = (one: SaidValue) => shareEffect(one.share, one.share_all);
  return effect(b) - effect(a) || (a.value < b.value ? -1 : 1);
}

/** What a value of an attribute is to a customer. */
export function belongingOf(attribute: string, { attributes }: Pick<PersonaResult, 'attributes'>): Belonging {
  const many = attributes.find((one) => one.attribute === attribute)?.kind === 'many';
  if (attribute === 'channel') return many ? 'way' : 'other';
  if (many) return 'thing';
  if (attribute === 'sex' || attribute === 'age' || attribute === 'need') return attribute;
  return PLACES.includes(attribute) ? 'place' : 'other';
}

function behaviourPoints(facts: PersonaFacts, figures: Figures, { everyone }: PersonaResult): Point[] {
  const { customers, buyers, measures } = figures;
  const recency = measures.recency;
  const all = everyone.measures.recency;
  const dated = facts.numbers.find(({ measure }) => measure === 'recency')?.known ?? buyers;
  return [
    ...(recency === null || all === null || !isEnough(dated, customers)
      ? []
      : [
          {
            id: 'recency',
            kind: 'recency',
            part: 'behaviour',
            base: dated,
            value: recency,
            all,
          } as const,
        ]),
    ...(measures.frequency === null || !saysOrders(figures)
      ? []
      : [{ id: 'frequency', kind: 'frequency', part: 'behaviour', base: buyers, figures } as const]),
  ];
}

/** Whether enough of a group bought for what is told of its orders. */
export function saysOrders({ buyers, customers }: Figures): boolean {
  return isEnough(buyers, customers);
}

/** The need that is furthest above everyone's; none where the customers are as everyone. */
function needPoints({ needs }: PersonaFacts): Point[] {
  if (!needs?.enough) return [];
  const [value] = needs.values
    .filter((one) => one.share >= MAIN || shareEffect(one.share, one.share_all) >= LEAST_EFFECT)
    .sort(
      (a, b) =>
        shareEffect(b.share, b.share_all) - shareEffect(a.share, a.share_all) || (a.value < b.value ? -1 : 1),
    );
  return value ? [{ id: 'needs', part: 'need', kind: 'need', base: needs.known, value }] : [];
}

function numberPoints({ numbers }: PersonaFacts, result: PersonaResult): Point[] {
  return numbers.flatMap((facts): Point[] => {
    const all = result.numbers.find((one) => one.measure === facts.measure)?.mean ?? null;
    const { measure, enough, effect, mean } = facts;
    const isOwn = ORDER_MEASURES.includes(measure);
    if (isOwn || !enough || mean === null || all === null || Math.abs(effect) < LEAST_EFFECT) return [];
    const part = NEED_MEASURES.includes(measure) ? 'need' : 'behaviour';
    return [{ id: measure, part, kind: 'number', base: facts.known, facts, mean, all }];
  });
}

function valuePoints(facts: PersonaFacts, figures: Figures, result: PersonaResult): Point[] {
  const { customers } = figures;
  const { indexes, profit, priority } = facts;
  const points: Point[] = [{ id: 'size', part: 'value', kind: 'size', base: customers, figures }];
  if (figures.measures.per_customer !== null && saysOrders(figures)) {
    const index = indexes?.per_customer ?? null;
    points.push({ id: 'spending', part: 'value', kind: 'spending', base: figures.buyers, figures, index });
  }
  if (profit && isEnough(profit.known, customers)) {
    const { margin, margin_share: share, known } = profit;
    points.push({ id: 'profit', part: 'value', kind: 'profit', base: known, margin, share });
  }
  return [...points, ...(priority ? outlookPoints(priority, customers, result) : [])];
}

function outlookPoints(facts: PriorityFacts, customers: number, result: PersonaResult): Point[] {
  const { clv, growth, clv_known: ofClv, growth_known: ofGrowth } = facts;
  const { everyone_clv: allClv, everyone_growth: allGrowth, potential } = result;
  const points: Point[] = [];
  if (clv !== null && allClv !== null && isEnough(ofClv, customers))
    points.push({ id: 'clv', part: 'value', kind: 'clv', base: ofClv, clv, all: allClv });
  if (growth !== null && allGrowth !== null && saysGrowth(potential) && isEnough(ofGrowth, customers)) {
    const { days } = potential;
    points.push({
      id: 'growth',
      part: 'value',
      kind: 'growth',
      base: ofGrowth,
      growth,
      all: allGrowth,
      days,
    });
  }
  return points;
}

/** Growth of groups that are made by value follows from how they are made, so it is not told of them. */
function saysGrowth(potential: PotentialBy): potential is Extract<PotentialBy, { by: 'growth' }> {
  return potential.by === 'growth' && !potential.circular;
}
