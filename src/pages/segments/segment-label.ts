import type { Locale } from '../../i18n/dictionary';
import type { SegmentInfo } from '../../model/segmentation';

/** A segment's name in the reader's language. */
export function segmentLabel(segment: SegmentInfo, locale: Locale): string {
  return locale === 'zh-CN' ? segment.label_zh : segment.label_en;
}
