/** A column of an answer sheet: which question it answers, and its words. */
export interface Question {
  /** Name of the field: `answer_3`, or `answer_3_2` for the second row of a matrix. */
  readonly field: string;
  readonly text: string;
  readonly column: string;
}

const QUESTION = /^\s*(\d{1,3})\s*[、.．]\s*(.*)$/s;

/** The questions among a file's columns, in their order: `1、…`; a question with several columns is a matrix or a list of choices. */
export function surveyQuestions(columns: readonly string[]): Question[] {
  const numbered = columns.flatMap((column) => {
    const match = QUESTION.exec(column);
    return match
      ? [{ column, number: Number(match[1]), text: (match[2] ?? '').trim() || column.trim() }]
      : [];
  });
  const counts = new Map<number, number>();
  for (const { number } of numbered) counts.set(number, (counts.get(number) ?? 0) + 1);
  const seen = new Map<number, number>();
  return numbered.map(({ column, number, text }) => {
    const place = (seen.get(number) ?? 0) + 1;
    seen.set(number, place);
    const several = (counts.get(number) ?? 0) > 1;
    return { field: several ? `answer_${number}_${place}` : `answer_${number}`, text, column };
  });
}
