import type { ComputeContext } from '../../model/cell';
import { KequnError } from '../../model/failure';
import type { TableInfo } from '../../model/table';
import { type AnswerCount, classify, MOST_ANSWERS } from './classify';
import type { ItemKind, NeedsOptions } from './options';
import { answerCountsSql, choiceCountsSql } from './query';
import { questionOf } from './question';
import { usualItems } from './usual-items';
import { typesOf } from './types-of';

/** An item with what the data say of it. */
export interface ReadItem {
  readonly item: string;
  readonly label: string;
  readonly number: number | null;
  readonly kind: ItemKind;
  readonly reversed: boolean;
  readonly types: readonly string[];
  /** Of scales and single choices every answer, of several choices each choice. */
  readonly answers: readonly AnswerCount[];
  /** Nobody answered it. */
  readonly blank: boolean;
}

/**
 * Reads what each item holds.
 *
 * @throws KequnError `needs.no_items`, `analysis.missing_column`
 */
export async function readItems(
  { database, options, progress }: ComputeContext<NeedsOptions>,
  table: TableInfo,
): Promise<ReadItem[]> {
  const wanted = options.items ?? usualItems(table.columns);
  if (wanted.length === 0) {
    throw new KequnError('needs.no_items', `missing answers: ${table.name}`, {
      values: { table: table.name },
    });
  }
  const read: ReadItem[] = [];
  for (const [at, item] of wanted.entries()) {
    progress({ stage: 'read', done: at, total: wanted.length });
    const column = table.columns.find(({ name }) => name === item.column);
    if (!column) throw missing(table.name, item.column);
    const question = questionOf(column.name, item.label ?? column.title ?? null);
    const label = item.label ?? question.text;
    const answers =
      item.kind === 'number'
        ? []
        : await database.rows<AnswerCount>(answerCountsSql(table.name, column.name, MOST_ANSWERS));
    const kind = item.kind ?? classify(answers, label);
    read.push({
      ...{ item: column.name, label, kind, number: question.number, reversed: item.reversed },
      blank: answers.length === 0 && kind !== 'number',
      types: typesOf(label, column.name, options.types, kind === 'number'),
      answers:
        kind === 'multiple'
          ? await database.rows<AnswerCount>(choiceCountsSql(table.name, column.name, MOST_ANSWERS))
          : kind === 'text'
            ? []
            : answers.slice(0, MOST_ANSWERS),
    });
  }
  return read;
}

function missing(table: string, column: string): KequnError {
  return new KequnError('analysis.missing_column', `missing column: ${table}.${column}`, {
    values: { column, table },
  });
}
