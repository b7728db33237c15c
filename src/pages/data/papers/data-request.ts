import { translate, type Locale } from '../../../i18n/dictionary';
import { columnName } from '../../../i18n/shell/column-names';
import { FIELD_EXAMPLES, fieldMeanings } from '../../../i18n/shell/paper-fields';
import { papers } from '../../../i18n/shell/papers';
import { type FieldType, type InputField, type InputSpec, isKnownField } from '../../../model/fields';
import type { PaperSheet } from './paper';

type Key = keyof (typeof papers)['zh'];

const FORMATS: Readonly<Record<FieldType, Key>> = {
  text: 'formatText',
  number: 'formatNumber',
  timestamp: 'formatTimestamp',
  date: 'formatDate',
  boolean: 'formatBoolean',
};
const CHECKS: Readonly<Record<FieldType, Key>> = {
  text: 'checkText',
  number: 'checkNumber',
  timestamp: 'checkTimestamp',
  date: 'checkTimestamp',
  boolean: 'checkBoolean',
};
const OWN_CHECKS: Readonly<Record<string, Key>> = {
  customer: 'checkCustomer',
  order: 'checkOrder',
  status: 'checkStatus',
};
const RULES: readonly Key[] = ['rule1', 'rule2', 'rule3', 'rule4', 'rule5', 'rule6', 'rule7', 'rule8'];

/** The data request list (数据需求清单): what the notebook's inputs need, for whoever prepares the data. */
export function dataRequest(inputs: Readonly<Record<string, InputSpec>>, locale: Locale): PaperSheet[] {
  const t = (key: Key) => translate(papers, locale, key);
  const fields = Object.entries(inputs).flatMap(([input, spec]) =>
    Object.entries(spec).map(([field, told]) => fieldRow(input, field, told, locale)),
  );
  const headings: readonly Key[] = [
    'input',
    'field',
    'code',
    'meaning',
    'format',
    'example',
    'required',
    'checks',
  ];
  return [
    {
      name: t('sheetFields'),
      above: [t('request'), t('requestNote')],
      columns: headings.map((key) => ({ heading: t(key) })),
      rows: fields,
    },
    {
      name: t('sheetRules'),
      above: [t('sheetRules')],
      columns: [{ heading: t('number') }, { heading: t('howTo') }],
      rows: RULES.map((key, i) => [i + 1, t(key)]),
    },
  ];
}

function fieldRow(input: string, field: string, { type, optional }: InputField, locale: Locale): string[] {
  const t = (key: Key) => translate(papers, locale, key);
  const known = isKnownField(field);
  return [
    input,
    columnName(field, locale),
    field,
    known ? translate(fieldMeanings, locale, field) : t('own'),
    t(FORMATS[type]),
    (known ? FIELD_EXAMPLES[field] : undefined) ?? '',
    t(optional ? 'no' : 'yes'),
    t(OWN_CHECKS[field] ?? CHECKS[type]),
  ];
}
