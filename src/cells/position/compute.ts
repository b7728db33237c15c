import type { ComputeContext, Outcome } from '../../model/cell';
import type { SegmentInfo } from '../../model/segmentation';
import type { Warning } from '../../model/warning';
import { describeTable } from '../../sql/table/describe';
import { replaceRelation } from '../../sql/table/relation';
import { checkStatement } from './check';
import type { PositionOptions } from './options';
import { closestRival, perceptualMap } from './perceptual-map';
import { placesSql } from './query';
import { readBrands, type Read } from './read-brands';
import type { PositionResult } from './result';

/** Draws the map and checks every position. Publishes `name(name, own, x, y)`. */
export async function compute(context: ComputeContext<PositionOptions>): Promise<Outcome<PositionResult>> {
  const { database, options, name } = context;
  const segments = options.segmentation === null ? [] : context.segmentation(options.segmentation).segments;
  const read = await readBrands(context);
  const result = resultOf(options, read, segments);
  const sql = placesSql(result);
  await replaceRelation(database, name, 'TABLE', sql);
  return {
    tables: [await describeTable(database, name)],
    result,
    warnings: warningsOf(options, result),
    statements: [...read.statements, { title: 'map', sql }],
  };
}

function resultOf(options: PositionOptions, read: Read, segments: readonly SegmentInfo[]): PositionResult {
  const { source, criteria, brands } = read;
  return {
    source,
    own: brands.find((brand) => brand.own)?.name ?? (options.own === '' ? null : options.own),
    criteria,
    brands,
    map: perceptualMap(criteria, brands),
    closest: closestRival(brands),
    checks: options.statements.map((statement) => checkStatement(statement, options, criteria, brands)),
    segments: segments.map(({ segment, label_zh, label_en, colour, customers }) => ({
      segment,
      label_zh,
      label_en,
      colour,
      customers,
    })),
    gone: goneNames(options, read),
  };
}

/** Criteria, abilities and competitors that positions name and nobody else knows. */
function goneNames({ statements, abilities, rivals }: PositionOptions, { criteria, brands }: Read): string[] {
  const keys = criteria.map(({ key }) => key);
  const able = abilities.map(({ ability }) => ability);
  const names = [...brands, ...rivals].map(({ name }) => name);
  const emphasis = statements.flatMap((one) => one.emphasis).filter((key) => !keys.includes(key));
  const rests = statements.flatMap((one) => Object.keys(one.rests_on)).filter((one) => !able.includes(one));
  const against = statements.flatMap((one) => one.against).filter((one) => !names.includes(one));
  return [...new Set([...emphasis, ...rests, ...against])].sort();
}

function warningsOf(options: PositionOptions, result: PositionResult): Warning[] {
  const { statements, abilities, rivals } = options;
  const unread = [...statements, ...abilities, ...rivals].reduce((sum, one) => sum + one.unread.length, 0);
  const same = result.checks.filter(({ distinct }) => distinct === 'same').length;
  const beyond = result.checks.filter(({ unsupported }) => unsupported.length > 0).length;
  const { gone, map } = result;
  const warnings: (Warning | null)[] = [
    unread > 0 ? { code: 'judgement.unread', values: { count: unread } } : null,
    gone.length > 0
      ? { code: 'judgement.target_gone', values: { count: gone.length, names: gone.join(', ') } }
      : null,
    same > 0 ? { code: 'position.no_difference', values: { count: same } } : null,
    beyond > 0 ? { code: 'position.not_supported', values: { count: beyond } } : null,
    map !== null && map.leftOut.length > 0
      ? {
          code: 'position.brands_left_out',
          values: { count: map.leftOut.length, names: map.leftOut.join(', ') },
        }
      : null,
    map?.shown && map.shown[0] + map.shown[1] < 0.7
      ? { code: 'position.map_shows_little', values: { share: map.shown[0] + map.shown[1] } }
      : null,
  ];
  return warnings.filter((warning) => warning !== null);
}
