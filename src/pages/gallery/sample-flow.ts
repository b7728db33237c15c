import type { FlowLink, FlowNode } from '../../charts/flow-layout';
import type { Locale } from '../../i18n/dictionary';
import { segments } from './sample';

/** The sample's segments as the two sides of a flow. */
export function flowNodes(locale: Locale): FlowNode[] {
  return segments(locale).map(({ label, colour }) => ({ key: String(colour), label, colour }));
}

/** From every segment most stay, and some go to the two beside it. */
export function flowLinks(locale: Locale): FlowLink[] {
  const nodes = flowNodes(locale);
  return nodes.flatMap(({ key }, i) =>
    nodes.flatMap(({ key: to }, j) => {
      const apart = Math.abs(i - j);
      return apart > 2 ? [] : [{ from: key, to, value: Math.round((900 - 60 * i) / (1 + 4 * apart)) }];
    }),
  );
}
