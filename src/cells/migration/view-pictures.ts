import { flowChart } from '../../charts/flow';
import type { Chart } from '../../charts/chart';
import type { FlowNode } from '../../charts/flow-layout';
import type { Flow, MigrationResult } from './result';

/** The keys of "not there yet" and "not there any more" in the picture. */
const GONE = '\u0000gone';
const NEW = '\u0000new';

export interface FlowWords {
  readonly from: string;
  readonly to: string;
  readonly value: string;
  readonly entered: string;
  readonly left: string;
  readonly label: (segment: string) => string;
}

/** The flow picture, by customers or by amount (after for those who entered, before for the others). */
export function migrationFlow(
  { flows, segments }: MigrationResult,
  by: 'customers' | 'amount',
  words: FlowWords,
): Chart {
  const nodes: FlowNode[] = segments.map(({ segment, colour }) => ({
    key: segment,
    label: words.label(segment),
    colour,
  }));
  const links = flows.map((flow) => ({
    from: flow.move === 'entered' ? NEW : (flow.from ?? ''),
    to: flow.move === 'left' ? GONE : (flow.to ?? ''),
    value: by === 'customers' ? flow.customers : amountOf(flow),
  }));
  return flowChart(links, {
    ...{ from: words.from, to: words.to, value: { label: words.value } },
    fromNodes: [...nodes, { key: NEW, label: words.entered, colour: null }],
    toNodes: [...nodes, { key: GONE, label: words.left, colour: null }],
  });
}

function amountOf({ move, amount_before, amount_after }: Flow): number {
  return (move === 'entered' ? amount_after : amount_before) ?? 0;
}
