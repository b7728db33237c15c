import { ident, text } from '../../sql';
import { typeName } from './columns';
import { type StepCode, unfit } from './compiled';
import type { TagStep } from './step';

/** A tag for each rule that holds, separated by `;`, behind the tags that are there. */
export const tag: StepCode<TagStep> = {
  compile: ({ into, rules }, { columns }) => {
    const present = columns.find(({ name }) => name === into);
    if (present && typeName(present.type) !== 'text') unfit('name_taken', { name: into });
    const before = present ? [`nullif(${ident(into)}, '')`] : [];
    const tags = rules.map(({ when, tag: word }) => `CASE WHEN (${when}) THEN ${text(word)} END`);
    return {
      set: [{ column: into, expression: `nullif(concat_ws(';', ${[...before, ...tags].join(', ')}), '')` }],
      dense: true,
    };
  },
};
