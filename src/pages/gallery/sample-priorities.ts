import type { CrossMapPoint } from '../../charts/crossMap';
import type { Locale } from '../../i18n/dictionary';
import { segments } from './sample';

/** Segments by value and potential, far apart, so that the axes show proportions. */
export function priorityPoints(locale: Locale): CrossMapPoint[] {
  const places = [
    { x: 310, y: 140 },
    { x: 180, y: 60 },
    { x: 45, y: 320 },
    { x: 20, y: 40 },
  ];
  return segments(locale).flatMap(({ label, colour, customers }, i) => {
    const place = places[i];
    return place ? [{ label, colour, customers, ...place }] : [];
  });
}
