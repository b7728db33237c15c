import type { CellKind } from '../../model/cell';
import { translate, type Locale } from '../dictionary';
import { notebook } from './notebook';

/** The key of a kind's name among the notebook's strings: `kindRfm` for `rfm`. */
type NameOf<Kind extends CellKind> = `kind${Capitalize<Kind>}`;

/** What a kind of cell is called. */
export function kindName(kind: CellKind, locale: Locale): string {
  const key = `kind${kind.charAt(0).toUpperCase()}${kind.slice(1)}` as NameOf<CellKind>;
  return translate(notebook, locale, key);
}
