import type { SegmentInfo } from '../../model/segmentation';
import type { DimensionValue } from './bands';
import { describeDimension, orderedValues } from './describe-dimension';
import type { ReadDimension } from './dimensions';
import { type Combination, type Group, keyOf, mergeSmall, OTHER, sizeOf, UNKNOWN } from './merge';
import type { GroupsOptions } from './options';
import type { GroupsResult, MergedCombination } from './result';
import { strings } from './strings';
import { PROVINCE_NAMES } from './text-groups';

export interface GroupsMade {
  readonly segments: readonly SegmentInfo[];
  /** Which combination belongs to which group. */
  readonly places: readonly { readonly keys: readonly (string | null)[]; readonly segment: string }[];
  readonly result: GroupsResult;
}

/** Makes groups of the combinations that there are. */
export function makeGroups(
  options: GroupsOptions,
  dimensions: readonly ReadDimension[],
  names: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
  { asOf, amount }: { readonly asOf: string | null; readonly amount: string | null },
): GroupsMade {
  const combinations = rows.map((row) => combination(row, dimensions.length, amount !== null));
  const ordered = dimensions.map((one, at) => ({
    ordered: one.ordered,
    values: orderedValues(one, at, combinations),
  }));
  const groups = inOrder(mergeSmall(combinations, ordered, options), ordered);
  const customers = sum(combinations.map((one) => one.customers));
  const whole = amount === null ? null : sum(combinations.map((one) => one.amount ?? 0));
  const words = (keys: readonly (string | null)[]) => labelOf(keys, ordered);
  const segments = groups.map((group, at): SegmentInfo => {
    const own = options.names[group.key];
    const label = labelled(group, words);
    return {
      segment: group.key,
      label_zh: own ?? label.zh,
      label_en: own ?? label.en,
      rank: at + 1,
      colour: (at % 8) + 1,
      rule: ruleOf(group, names, ordered),
      customers: sizeOf(group),
      amount: amountOf(group, whole),
    };
  });
  const result: GroupsResult = {
    customers,
    amount: whole,
    dimensions: dimensions.map((one, at) =>
      describeDimension(one, names[at] ?? '', ordered[at]?.values ?? [], at, combinations),
    ),
    segments: segments.map(({ segment, customers: having, amount: sums }) => ({
      segment,
      customers: having,
      share: having / customers,
      amount: sums,
      amount_share: sums === null || whole === null || whole <= 0 ? null : sums / whole,
    })),
    merged: groups.flatMap((group) => mergedInto(group, words)),
    least: options.least,
    small: options.small,
    cross: dimensions.length > 1 ? crossOf(combinations) : [],
    provinces: provincesOf(dimensions, customers),
    as_of: asOf,
  };
  const places = groups.flatMap(({ key, members }) => members.map(({ keys }) => ({ keys, segment: key })));
  return { segments, places, result };
}

function combination(
  row: Readonly<Record<string, unknown>>,
  dimensions: number,
  hasAmount: boolean,
): Combination {
  const keys = Array.from({ length: dimensions }, (_, at) => {
    const key = row[`d${at}`];
    return typeof key === 'string' ? key : null;
  });
  const { customers, amount } = row;
  return {
    keys,
    customers: Number(customers),
    amount: hasAmount ? Number(amount ?? 0) : null,
  };
}

interface Ordered {
  readonly ordered: boolean;
  readonly values: readonly DimensionValue[];
}

/** By the order of the first dimension, then the second; the others and the unknown last. */
function inOrder(groups: readonly Group[], dimensions: readonly Ordered[]): Group[] {
  const places = dimensions.map(({ values }) => new Map(values.map(({ key }, at) => [key, at])));
  const last = (group: Group) => (group.key === UNKNOWN ? 2 : group.key === OTHER ? 1 : 0);
  const place = (group: Group, at: number) => {
    const key = group.keys?.[at];
    return key === null || key === undefined ? Infinity : (places[at]?.get(key) ?? Infinity);
  };
  const compare = (a: Group, b: Group): number => {
    if (last(a) !== last(b)) return last(a) - last(b);
    for (let at = 0; at < dimensions.length; at += 1) {
      const [one, other] = [place(a, at), place(b, at)];
      if (one !== other) return one < other ? -1 : 1;
    }
    return a.key < b.key ? -1 : 1;
  };
  return [...groups].sort(compare);
}

interface Words {
  readonly zh: string;
  readonly en: string;
}

function labelOf(keys: readonly (string | null)[], dimensions: readonly Ordered[]): Words {
  const parts = keys.map((key, at) => {
    if (key === null) return { zh: strings.zh.unknown, en: strings.en.unknown };
    const value = dimensions[at]?.values.find((one) => one.key === key);
    return { zh: value?.label_zh ?? key, en: value?.label_en ?? key };
  });
  return { zh: parts.map(({ zh }) => zh).join(' · '), en: parts.map(({ en }) => en).join(' · ') };
}

type Label = (keys: readonly (string | null)[]) => Words;

/** A group of several bands names those that were added: `18–24（含 <18）`. */
function labelled({ key, keys, members }: Group, words: Label): Words {
  if (keys === null) {
    return key === OTHER
      ? { zh: strings.zh.other, en: strings.en.other }
      : { zh: strings.zh.unknown, en: strings.en.unknown };
  }
  const { zh, en } = words(keys);
  const added = members.filter((member) => keyOf(member.keys) !== key).map((member) => words(member.keys));
  if (added.length === 0) return { zh, en };
  return {
    zh: `${zh}（含 ${added.map((one) => one.zh).join('、')}）`,
    en: `${en} (with ${added.map((one) => one.en).join(', ')})`,
  };
}

function ruleOf(
  { key, keys, members }: Group,
  names: readonly string[],
  dimensions: readonly Ordered[],
): string {
  if (keys === null) return key === OTHER ? 'groups below the least size' : 'not known';
  const conditions = keys.map((one, at) => {
    const value = dimensions[at]?.values.find((other) => other.key === one);
    return `${names[at] ?? ''} = ${value?.label_en ?? 'not known'}`;
  });
  const more = members.length > 1 ? `, and ${members.length - 1} smaller` : '';
  return conditions.join(', ') + more;
}

function mergedInto(group: Group, words: Label): MergedCombination[] {
  return group.members
    .filter(({ keys }) => keyOf(keys) !== group.key)
    .map(({ keys, customers }) => {
      const { zh, en } = words(keys);
      return { label_zh: zh, label_en: en, customers, into: group.key };
    })
    .slice(0, 200);
}

function crossOf(combinations: readonly Combination[]): GroupsResult['cross'] {
  const cells = new Map<
    string,
    { a: string | null; b: string | null; customers: number; amount: number | null }
  >();
  for (const { keys, customers, amount } of combinations) {
    const [a = null, b = null] = keys;
    const key = keyOf([a, b]);
    const cell = cells.get(key) ?? { a, b, customers: 0, amount: amount === null ? null : 0 };
    cell.customers += customers;
    if (amount !== null) cell.amount = (cell.amount ?? 0) + amount;
    cells.set(key, cell);
  }
  return [...cells.values()].slice(0, 1000);
}

function provincesOf(dimensions: readonly ReadDimension[], customers: number): GroupsResult['provinces'] {
  const found = dimensions.find(({ provinces }) => provinces !== null)?.provinces;
  if (!found || customers === 0 || found.size === 0) return null;
  return PROVINCE_NAMES.flatMap(({ code, zh, en }) => {
    const known = found.get(code);
    return known ? [{ code, name_zh: zh, name_en: en, ...known }] : [];
  });
}

function amountOf({ members }: Group, whole: number | null): number | null {
  return whole === null ? null : sum(members.map(({ amount }) => amount ?? 0));
}

function sum(list: readonly number[]): number {
  return list.reduce((total, value) => total + value, 0);
}
