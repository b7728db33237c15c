import type { ComputeContext, Outcome } from '../../model/cell';
import { KequnError } from '../../model/failure';
import { describeTable } from '../../sql/table/describe';
import { replaceRelation } from '../../sql/table/relation';
import { chosen } from '../normalise';
import { marketFigures } from './figures';
import type { MarketOptions } from './options';
import { ownFigures, type Own } from './own';
import { abilitiesSql, competitionSql, marketSql } from './query';
import type { MarketResult } from './result';
import { scoreMarkets } from './score-markets';
import { marketWarnings } from './warnings';

/**
 * Weighs the segments of a segmentation as markets. Publishes `name` (a row a segment) and `name_abilities` (what each
 * segment asks of us, and whether we can).
 */
export async function compute(context: ComputeContext<MarketOptions>): Promise<Outcome<MarketResult>> {
  const { database, options, name } = context;
  context.table(chosen(options.segmentation, 'segmentation'));
  const info = context.segmentation(options.segmentation);
  context.progress({ stage: 'query', done: 0 });
  const own = await ownFigures(context);
  const competition = await readCompetition(context);
  const result: MarketResult = {
    ...{ segmentation: info.name, basis: info.basis, orders: options.orders },
    ...own.facts,
    ...scoreMarkets(options, figuresOf(context, own, competition)),
    gone: goneEntries(options, new Set(info.segments.map(({ segment }) => segment))),
  };
  await replaceRelation(database, name, 'TABLE', marketSql(result.segments));
  await replaceRelation(database, `${name}_abilities`, 'TABLE', abilitiesSql(result.segments));
  return {
    tables: [
      await describeTable(database, name, { key: 'segment', unique: ['segment'] }),
      await describeTable(database, `${name}_abilities`, { key: 'segment' }),
    ],
    ...(own.asOf ? { asOf: own.asOf } : {}),
    result,
    warnings: [...own.warnings, ...marketWarnings(options, result)],
    statements: own.statements,
  };
}

function figuresOf(
  { options, segmentation }: ComputeContext<MarketOptions>,
  own: Own,
  competition: ReadonlyMap<string, number | null>,
) {
  return segmentation(options.segmentation).segments.map((info) =>
    marketFigures({
      info,
      own: own.of.get(info.segment) ?? own.nobody,
      entry: options.markets.find(({ segment }) => segment === info.segment),
      // A market without scores of its own has those of the whole.
      competition: competition.get(info.segment) ?? competition.get('all') ?? null,
      abilities: options.abilities,
      months: own.facts.months,
    }),
  );
}

/** The intensity of competition by target. @throws KequnError `analysis.missing_column` for a table of another kind */
async function readCompetition({ database, options, table }: ComputeContext<MarketOptions>) {
  if (options.forces === null) return new Map<string, number | null>();
  const { name, columns } = table(options.forces);
  for (const column of ['target', 'intensity']) {
    if (columns.some((one) => one.name === column)) continue;
    throw new KequnError('analysis.missing_column', `missing column: ${name}.${column}`, {
      values: { column, table: name },
    });
  }
  const rows = await database.rows<{ target: string; intensity: number | null }>(competitionSql(name));
  return new Map(rows.map((row) => [row.target, row.intensity]));
}

/** Segments that entries name and nobody has. An entry that names none is told where it cannot be read. */
function goneEntries({ markets }: MarketOptions, known: ReadonlySet<string>): string[] {
  return [...new Set(markets.map(({ segment }) => segment))].filter(
    (segment) => segment !== '' && !known.has(segment),
  );
}
