import type { Failure } from '../../model/failure';
import { dictionary, translate, type Locale } from '../dictionary';

export const places = dictionary(
  {
    cell: '位置：分析步骤 {cell}',
    cellLine: '位置：分析步骤 {cell}，第 {line} 行第 {column} 列',
    line: '位置：第 {line} 行第 {column} 列',
  },
  {
    cell: 'Where: cell {cell}',
    cellLine: 'Where: cell {cell}, line {line}, column {column}',
    line: 'Where: line {line}, column {column}',
  },
);

/** Where something failed, for the reader; an empty text where the failure does not say. */
export function failurePlace({ cell, position }: Failure, locale: Locale): string {
  if (cell !== undefined && position) return translate(places, locale, 'cellLine', { cell, ...position });
  if (cell !== undefined) return translate(places, locale, 'cell', { cell });
  return position ? translate(places, locale, 'line', { ...position }) : '';
}
