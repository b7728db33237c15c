import { assertNever } from '../../lib/assert-never';
import type { ReportChart } from '../../model/report';
import type { Reader } from '../figure-text';
import type { MarkupElement } from '../html/node';
import { barsPicture } from './bars';
import { linesPicture } from './lines';
import { pointsPicture } from './points';
import { radarPicture } from './radar';

/** A report's chart as SVG: colours by class, so that both themes and print have their own. */
export function chartPicture({ picture, alt, format }: ReportChart, reader: Reader): MarkupElement {
  switch (picture.kind) {
    case 'bars':
      return barsPicture(picture, alt, format, reader);
    case 'lines':
      return linesPicture(picture, alt, format, reader);
    case 'radar':
      return radarPicture(picture, alt);
    case 'points':
      return pointsPicture(picture, alt, format, reader);
    default:
      return assertNever(picture);
  }
}
