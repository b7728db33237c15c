import type { ReportBlock, ReportChart, ReportTable } from '../model/report';
import type { Report } from './report';

/** A table or chart and where in the report it stands. */
interface Place {
  readonly part: string;
  readonly section: string;
  /** Title of the card around it. */
  readonly card: string | null;
}
export interface PlacedTable extends Place {
  readonly table: ReportTable;
}
export interface PlacedChart extends Place {
  readonly chart: ReportChart;
}

/** Every table of a report in its order, those in cards too. */
export function tablesIn(report: Report): PlacedTable[] {
  return placed(report).flatMap(({ block, ...place }) =>
    block.type === 'table' ? [{ ...place, table: block }] : [],
  );
}

/** Every picture of a report in its order. */
export function chartsIn(report: Report): PlacedChart[] {
  return placed(report).flatMap(({ block, ...place }) =>
    block.type === 'chart' ? [{ ...place, chart: block }] : [],
  );
}

function placed({ chapters }: Report): (Place & { readonly block: ReportBlock })[] {
  return chapters.flatMap(({ title: part, sections }) =>
    sections.flatMap(({ title: section, blocks }) => blocksIn(blocks, { part, section, card: null })),
  );
}

function blocksIn(blocks: readonly ReportBlock[], place: Place): (Place & { readonly block: ReportBlock })[] {
  return blocks.flatMap((block) =>
    block.type === 'card' ? blocksIn(block.blocks, { ...place, card: block.title }) : [{ ...place, block }],
  );
}
