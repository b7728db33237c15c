import { translate, type Locale } from '../../../i18n/dictionary';
import { papers } from '../../../i18n/shell/papers';
import { BASE, type FormColumn, REGISTRATION } from './form-columns';
import type { PaperColumn, PaperSheet } from './paper';

export type FormName = 'registration' | 'base';

/** Rows with lists and hints. */
const BLANK_ROWS = 2000;

/** A blank form: headings, an example, drop-down lists, and a sheet that says how each column is filled. */
export function blankForm(name: FormName, locale: Locale): PaperSheet[] {
  const t = (key: keyof (typeof papers)['zh'], values = {}) => translate(papers, locale, key, values);
  const language = locale === 'zh-CN' ? 'zh' : 'en';
  const columns = name === 'registration' ? REGISTRATION : BASE;
  const title = t(name === 'registration' ? 'formTitleRegistration' : 'formTitleBase');
  return [
    {
      name: title.slice(0, 31),
      above: [title, t('formHint')],
      columns: columns.map((column) => paperColumn(column, language)),
      rows: [columns.map((column) => exampleOf(column, language))],
      blank: BLANK_ROWS,
      example: true,
    },
    {
      name: t('guide'),
      above: [t('guide')],
      columns: [{ heading: t('column') }, { heading: t('howTo') }, { heading: t('example') }],
      rows: columns.map((column) => {
        const { heading, hint, example, choices } = column;
        const listed = choices ? t('listOf', { choices: choices[language].join(' · ') }) : '';
        return [
          heading[language],
          [hint[language], listed].filter((part) => part !== '').join('；'),
          String(example[language]),
        ];
      }),
    },
  ];
}

function paperColumn({ heading, hint, rule, choices, date }: FormColumn, language: 'zh' | 'en'): PaperColumn {
  const list = choices && { type: 'list' as const, choices: choices[language] };
  return {
    heading: heading[language],
    hint: hint[language],
    rule: list ?? rule,
    ...(date && { numFmt: 'yyyy-mm-dd' }),
    ...(rule === undefined && { numFmt: '@' }),
  };
}

function exampleOf({ example, date }: FormColumn, language: 'zh' | 'en'): string | number | Date {
  const value = example[language];
  return date ? new Date(`${value}T00:00:00Z`) : value;
}
