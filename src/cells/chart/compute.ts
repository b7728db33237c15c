import type { Compute, ComputeContext } from '../../model/cell';
import { assertNever } from '../../lib/assert-never';
import { chosen } from '../normalise';
import type { ChartOptions } from './definition';
import { histogram } from './histogram';
import { maskLabels } from './mask-labels';
import type { Drawing, Picture } from './picture';
import { barsOrLines, heatmap } from './places';
import type { ChartResult, ChartSegment } from './result';
import { scatter } from './scatter';

/** Gathers a table into the few numbers that a picture shows. */
export const compute: Compute<ChartOptions, ChartResult> = async (context) => {
  const { options } = context;
  const table = context.table(chosen(options.from, 'from'));
  chosen(options.x, 'x');
  const segments = segmentsOf(context);
  const picture = await pictureOf({ context, table, segments });
  return {
    tables: [],
    result: { type: options.type, from: table.name, segments, ...maskLabels(picture.result, table) },
    warnings: picture.warnings,
    statements: picture.statements,
  };
};

function pictureOf(drawing: Drawing): Promise<Picture> {
  const { type } = drawing.context.options;
  switch (type) {
    case 'bar':
    case 'line':
      return barsOrLines(drawing);
    case 'scatter':
      return scatter(drawing);
    case 'histogram':
      return histogram(drawing);
    case 'heatmap':
      return heatmap(drawing);
    default:
      return assertNever(type);
  }
}

/** Labels and colours, where the table is a segmentation; its rows are customers then. */
function segmentsOf(context: ComputeContext<ChartOptions>): ChartSegment[] {
  try {
    const { segments } = context.segmentation(context.options.from);
    return segments.map(({ segment, label_zh, label_en, colour: number }) => ({
      segment,
      label_zh,
      label_en,
      colour: number,
    }));
  } catch {
    return [];
  }
}
