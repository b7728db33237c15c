import type { Locale } from '../../i18n/dictionary';
import type { CellActions } from '../../model/cell';
import type { Evidence } from '../../model/evidence';
import type { ReportTable } from '../../model/report';
import { segmentKey } from '../../model/segment-key';
import type { StrategyOptions } from './options';
import type { SegmentFacts } from './result';
import { budgetsOf } from './shares';
import { strategyTable, type StrategyTable } from './table-rows';

/** The table as it may leave, and what it says of the figures that do not. */
export interface LeavingTable extends StrategyTable {
  readonly note: string | null;
}

interface Said {
  readonly title: string;
  readonly options: StrategyOptions;
  readonly segments: readonly SegmentFacts[];
  readonly evidence: Evidence | undefined;
  readonly locale: Locale;
}

/** The table after the privacy check; outside of a document, where nothing can be checked, as it is. */
export async function leavingTable(said: Said, protect: CellActions['protect']): Promise<LeavingTable> {
  const { options, segments, evidence, locale } = said;
  if (!protect) return { ...strategyTable(options, segments, evidence, locale), note: null };
  const blocks = await protect((cited) => [tableBlock({ ...said, evidence: cited })]);
  const table = blocks.find((block): block is ReportTable => block.type === 'table');
  return { columns: table?.columns ?? [], rows: table?.rows ?? [], note: table?.note ?? null };
}

/** Texts stay where figures are suppressed: they are the author's, not of persons. */
function tableBlock({ title, options, segments, evidence, locale }: Said): ReportTable {
  const { columns, rows } = strategyTable(options, segments, evidence, locale);
  const known = budgetsOf(options, segments).rows.map(({ facts }) => facts);
  const keep = columns.flatMap(({ format }, at) => (format === 'text' ? [at] : []));
  const groups = {
    sizes: known.map(({ customers }) => customers),
    keys: known.map(({ segment }) => segmentKey(options.segmentation, segment)),
    keep,
  };
  return {
    ...{ type: 'table', id: 'strategies', title, columns, rows },
    // Companies are no persons.
    ...(options.customer_type === 'b2c' && { groups }),
  };
}
