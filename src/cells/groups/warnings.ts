import type { Warning } from '../../model/warning';
import type { CustomerTable } from '../../sql/customers/customer-table';
import type { ReadDimension } from './dimensions';
import { OTHER } from './merge';
import type { GroupsResult } from './result';

/** From this share of customers on whom a dimension does not know, a warning says so. */
const MANY_UNKNOWN = 0.3;
const FEW_CUSTOMERS = 30;

/** What a grouping says about itself when it does not simply hold. */
export function ownWarnings(
  { others }: CustomerTable,
  dimensions: readonly ReadDimension[],
  result: GroupsResult,
): Warning[] {
  return [
    ...others.map((other): Warning => ({ code: 'customers.not_in_first', values: { ...other } })),
    ...merged(result),
    ...result.dimensions.flatMap(({ column, values, unread }) => [
      ...unknown(column, values.find(({ key }) => key === null)?.customers ?? 0, result.customers),
      ...(unread.customers > 0
        ? [
            {
              code: 'groups.values_unread' as const,
              values: {
                field: column,
                customers: unread.customers,
                examples: unread.examples.join('、') || '…',
              },
            },
          ]
        : []),
    ]),
    ...dimensions.flatMap(({ dimension, cuts }): Warning[] =>
      cuts?.asked
        ? [
            {
              code: 'groups.cuts_collapsed',
              values: { field: dimension.column, asked: cuts.asked, bands: cuts.values.length + 1 },
            },
          ]
        : [],
    ),
    ...(result.segments.length === 1 ? [{ code: 'groups.one_group' as const, values: {} }] : []),
  ];
}

function merged({ merged: list, segments, least }: GroupsResult): Warning[] {
  if (list.length === 0) return [];
  const customers = list.reduce((sum, one) => sum + one.customers, 0);
  const rest = segments.find(({ segment }) => segment === OTHER)?.customers ?? 0;
  return [
    { code: 'groups.merged', values: { groups: list.length, customers, least } },
    ...(rest > 0 && rest < Math.min(least, FEW_CUSTOMERS)
      ? [{ code: 'groups.rest_small' as const, values: { customers: rest, least } }]
      : []),
  ];
}

function unknown(field: string, customers: number, all: number): Warning[] {
  const share = customers / all;
  return share >= MANY_UNKNOWN ? [{ code: 'groups.unknown', values: { field, customers, share } }] : [];
}
