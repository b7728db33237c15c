import { dictionary, translate, type Locale } from '../dictionary';
import { fieldNames } from './fields';
import { ledgerColumns } from './ledger-columns';

/** Names of the columns that analyses publish beside the logical fields. */
export const measureNames = dictionary(
  {
    recency: '最近消费间隔（天）',
    frequency: '消费频次',
    monetary: '消费金额',
    r: 'R 分',
    f: 'F 分',
    m: 'M 分',
    r100: 'R 百分制',
    f100: 'F 百分制',
    m100: 'M 百分制',
    score: 'RFM 代码',
    score100: '综合得分',
    grade: '价值等级',
    segment: '客群',
    distance: '到中心的距离',
    rank: '名次',
    cumulative_share: '累计占比',
    matched: '符合的规则',
  },
  {
    recency: 'Recency (days)',
    frequency: 'Frequency',
    monetary: 'Monetary value',
    r: 'R score',
    f: 'F score',
    m: 'M score',
    r100: 'R of 100',
    f100: 'F of 100',
    m100: 'M of 100',
    score: 'RFM code',
    score100: 'Overall score',
    grade: 'Value grade',
    segment: 'Segment',
    distance: 'Distance from centre',
    rank: 'Rank',
    cumulative_share: 'Cumulative share',
    matched: 'Rules met',
  },
);

/** A column's name in the reader's language; one that an author or a file gave is shown as it is. */
export function columnName(name: string, locale: Locale): string {
  if (isKey(measureNames.zh, name)) return translate(measureNames, locale, name);
  if (isKey(fieldNames.zh, name)) return translate(fieldNames, locale, name);
  return isKey(ledgerColumns.zh, name) ? translate(ledgerColumns, locale, name) : name;
}

function isKey<Key extends string>(strings: Readonly<Record<Key, string>>, name: string): name is Key {
  return Object.hasOwn(strings, name);
}
