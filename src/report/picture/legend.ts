import { cutToUnits, textUnits } from '../../lib/textUnits';
import { element, type MarkupElement } from '../html/node';
import { at, colourClass, label, LINE, UNIT, WIDTH } from './svg';

export interface Legend {
  readonly height: number;
  readonly nodes: readonly MarkupElement[];
}

const MARK = 10;

/** Names of series with their colours, in as many lines as they need; nothing for a single series. */
export function legend(series: readonly { readonly name: string; readonly colour?: number }[]): Legend {
  if (series.length < 2) return { height: 0, nodes: [] };
  let x = 0;
  let y = 8;
  const nodes = series.flatMap(({ name, colour }, index) => {
    const text = cutToUnits(name, 40);
    const width = MARK + 6 + textUnits(text) * UNIT + 14;
    if (x > 0 && x + width > WIDTH) {
      x = 0;
      y += LINE + 3;
    }
    const left = x;
    x += width;
    return [
      element('rect', {
        x: at(left),
        y: at(y - MARK / 2),
        width: MARK,
        height: MARK,
        rx: 2,
        class: colourClass('c', colour ?? index + 1),
      }),
      label(text, { x: left + MARK + 6, y }),
    ];
  });
  return { height: y + LINE, nodes };
}
