import type { Column } from '../../../model/table';
import { date, ident, list, text } from '../../sql';
import { typed, typeName } from './columns';
import { type StepCode, unfit } from './compiled';
import type { ScopeStep } from './step';

const REGIONS = ['province', 'city', 'large_region', 'city_tier'];
const PRODUCTS = ['product', 'category'];

/** Rows of a time (both days included), of regions and of products. */
export const scope: StepCode<ScopeStep> = {
  compile: (step, { columns }) => {
    const parts = [
      ...timeParts(step, columns),
      ...(step.regions ? [oneOf(columns, REGIONS, step.regions.flatMap(spellings))] : []),
      ...(step.products ? [oneOf(columns, PRODUCTS, step.products)] : []),
    ];
    return parts.length === 0 ? {} : { keep: parts.join(' AND ') };
  },
};

function timeParts({ from, to, column }: ScopeStep, columns: readonly Column[]): string[] {
  if (from === null && to === null) return [];
  typed(columns, [column], ['timestamp', 'date']);
  const time = ident(column);
  return [
    ...(from === null ? [] : [`${time} >= ${date(from)}`]),
    ...(to === null ? [] : [`${time} < ${date(to)} + 1`]),
  ];
}

function oneOf(columns: readonly Column[], names: readonly string[], values: readonly string[]): string {
  const found = columns.filter(
    ({ name, type }) => typeName(type) === 'text' && names.some((one) => one === name),
  );
  if (found.length === 0) unfit('missing_columns', { columns: names.join(', ') });
  const wanted = list(values.map(text));
  return `(${found.map(({ name }) => `${ident(name)} IN (${wanted})`).join(' OR ')})`;
}

/** 广东 is 广东省 too, and 杭州 is 杭州市. */
function spellings(region: string): string[] {
  const short = region.replace(/(特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|省|市)$/, '');
  return [...new Set([region, short, `${short}省`, `${short}市`])];
}
