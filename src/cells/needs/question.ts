/** What the heading of a column of answers says: the number of its question and the words. */
export interface Question {
  /** Null: no question of its own. */
  readonly number: number | null;
  /** `价格便宜` of `5、您看重…—价格便宜`; the whole text where a question has one column. */
  readonly text: string;
}

const NUMBERED = /^\s*[qQ]?(\d{1,3})\s*[、.．:：)）]\s*(.*)$/s;
const FIELD = /^answer_(\d{1,3})(?:_\d{1,3})?$/;

/** Reads `1、…`, `5、…—item`, `Q3. …` and the fields `answer_3`, `answer_5_2` with the words that the file had. */
export function questionOf(name: string, title: string | null): Question {
  const field = FIELD.exec(name);
  const heading = NUMBERED.exec(title ?? name);
  const number = field?.[1] ?? heading?.[1];
  const words = (heading?.[2] ?? title ?? name).trim();
  const item = /[—–:：]+\s*([^—–:：]+)$/.exec(words)?.[1]?.trim();
  return { number: number === undefined ? null : Number(number), text: item || words || name };
}

/** Whether a column is an answer by its name. */
export function isAnswer(name: string): boolean {
  return FIELD.test(name) || NUMBERED.test(name);
}
