import type { ComputeContext } from '../../model/cell';
import { KequnError } from '../../model/failure';
import type { Warning } from '../../model/warning';
import type { TreeOptions } from './options';
import { classesSql, type TargetSql } from './query';
import type { TreeClass, TreeResult } from './result';
import { strings } from './strings';

/** More classes than this cannot be told apart, in colour or in deed. */
const MOST_CLASSES = 20;

/** Values that are said in the reader's words. */
const SAID: Readonly<Record<string, 'yes' | 'no'>> = { yes: 'yes', no: 'no', true: 'yes', false: 'no' };

/** What is to be explained. @throws KequnError `document.bad_options` where nothing is chosen. */
export function targetOf({ segmentation, target, condition }: TreeOptions): TargetSql {
  if (segmentation !== null) return { kind: 'segmentation', table: segmentation };
  if (condition !== null) return { kind: 'condition', condition };
  if (target !== null) return { kind: 'column', column: target };
  const message = 'missing option: segmentation, target or condition';
  throw new KequnError('document.bad_options', message, { values: { reason: message } });
}

export function targetName({ segmentation, target, condition }: TreeOptions): TreeResult['target'] {
  if (segmentation !== null) return { kind: 'segmentation', name: segmentation };
  if (condition !== null) return { kind: 'condition', name: condition };
  return { kind: 'column', name: target ?? '' };
}

/**
 * The classes there are, in the order of the segmentation or of the values.
 *
 * @throws KequnError `analysis.one_class`, `analysis.too_many_classes`
 */
export async function readClasses(
  { database, options, segmentation }: ComputeContext<TreeOptions>,
  classed: string,
): Promise<{ readonly classes: readonly TreeClass[]; readonly warnings: readonly Warning[] }> {
  const rows = await database.rows<{ class: string; customers: number }>(classesSql(classed));
  const values = { target: targetName(options).name, classes: rows.length, most: MOST_CLASSES };
  if (rows.length < 2)
    throw new KequnError('analysis.one_class', `invalid target: ${rows.length} classes`, { values });
  if (rows.length > MOST_CLASSES) {
    throw new KequnError('analysis.too_many_classes', `invalid target: ${rows.length} classes`, { values });
  }
  const infos = options.segmentation === null ? [] : segmentation(options.segmentation).segments;
  const place = (key: string) => {
    const rank = infos.findIndex(({ segment }) => segment === key);
    return rank < 0 ? infos.length : rank;
  };
  rows.sort((a, b) => place(a.class) - place(b.class));
  const classes = rows.map(({ class: key, customers }, at): TreeClass => {
    const info = infos.find(({ segment }) => segment === key);
    const said = infos.length === 0 ? SAID[key] : undefined;
    return {
      key,
      customers,
      label_zh: info?.label_zh ?? (said ? strings.zh[said] : key),
      label_en: info?.label_en ?? (said ? strings.en[said] : key),
      colour: info?.colour ?? (at % 8) + 1,
    };
  });
  const small = classes.filter(({ customers }) => customers < 30);
  const warnings: Warning[] = small.map(({ key, customers }) => ({
    code: 'tree.small_class',
    values: { segment: key, customers },
  }));
  return { classes, warnings };
}
