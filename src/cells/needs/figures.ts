import { likertOf, scaleEnds } from './likert';
import type { NeedType } from './options';
import { choiceSql, chosenSql, mentionsSql, rankSql, scaleSql } from './query';
import type { ReadItem } from './read-items';
import { typesOf } from './types-of';

/** A column of figures read from an item. */
export interface Figure {
  /** The number of the item. */
  readonly item: number;
  /** `scale` and `rank` are measured; `code` is the place of a choice; `flag` is 1 or 0. */
  readonly sort: 'scale' | 'rank' | 'code' | 'flag';
  readonly sql: string;
  /** The needs that a high figure speaks for; of codes none. */
  readonly types: readonly string[];
  /** Of scales: their ends. */
  readonly ends: { readonly low: number; readonly high: number } | null;
  /** Of codes the choices, of a flag its own. */
  readonly choices: readonly string[];
}

/** The figures of every item. */
export function figuresOf(table: string, items: readonly ReadItem[], types: readonly NeedType[]): Figure[] {
  return items.flatMap((one, item): Figure[] => {
    const base = { item, types: one.types, ends: null, choices: [] };
    switch (one.kind) {
      case 'likert': {
        const values = one.answers.flatMap(({ value }) => {
          const figure = likertOf(value);
          return figure === null ? [] : [[value, figure] as const];
        });
        const ends = values.length > 0 ? scaleEnds(values.map(([, figure]) => figure)) : null;
        return [{ ...base, ends, sort: 'scale', sql: scaleSql(one.item, values) }];
      }
      case 'number':
        return [{ ...base, sort: 'rank', sql: rankSql(table, one.item) }];
      case 'single': {
        // Ordered by text, so that equal counts change nothing.
        const choices = one.answers.map(({ value }) => value).sort();
        return [{ ...base, types: [], choices, sort: 'code', sql: choiceSql(one.item, choices) }];
      }
      case 'multiple':
        return one.answers.map(({ value }): Figure => {
          const own = typesOf(value, one.item, types);
          return { ...base, types: own, choices: [value], sort: 'flag', sql: chosenSql(one.item, value) };
        });
      case 'text':
        if (one.blank) return [];
        return types.map(({ type, words }): Figure => {
          const sql = mentionsSql(one.item, words);
          return { ...base, types: [type], choices: [type], sort: 'flag', sql };
        });
    }
  });
}
