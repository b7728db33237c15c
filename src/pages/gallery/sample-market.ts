import type { FieldPoint } from '../../charts/nineFields';
import type { RadarSeries } from '../../charts/radar';
import type { Locale } from '../../i18n/dictionary';
import { gallery } from '../../i18n/shell/gallery';
import { wordsIn } from '../../i18n/words';

/** Markets on the nine fields, one chosen, one whose place is firm. */
export function fieldPoints(locale: Locale): FieldPoint[] {
  const t = wordsIn(gallery, locale);
  return [
    {
      ...{ label: t('marketFirst'), colour: 1, mark: '1', x: 4.2, y: 4.1, size: 900, chosen: true },
      spread: { x: [3.9, 4.5], y: [3.6, 4.5] },
    },
    {
      ...{ label: t('marketSecond'), colour: 2, mark: '2', x: 2.6, y: 3.4, size: 2400, chosen: false },
      spread: { x: [2.2, 3.1], y: [3.2, 3.6] },
    },
    {
      ...{ label: t('marketThird'), colour: 3, mark: '3', x: 1.8, y: 1.7, size: 300, chosen: false },
      spread: null,
    },
  ];
}

/** Forces of two markets; one force of the second is not scored. */
export function radarSeries(locale: Locale): RadarSeries[] {
  const t = wordsIn(gallery, locale);
  return [
    { label: t('marketFirst'), colour: 1, values: [4, 3, 2, 2.5, 3.5] },
    { label: t('marketSecond'), colour: 2, values: [2, null, 3, 2, 4.5] },
  ];
}
