import { dictionary } from '../dictionary';

/** Texts of the profile at the head of a table. */
export const tableProfile = dictionary(
  {
    show: '列概况',
    hide: '收起列概况',
    working: '正在统计各列',
    missing: '{percent} 空',
    filled: '无空值',
    allMissing: '全部为空',
    distinct: '{count} 种',
    nearDistinct: '约 {count} 种',
    bars: '{column}：分布，共 {rows} 行有值',
    failed: '没能统计各列',
  },
  {
    show: 'Column profile',
    hide: 'Hide the column profile',
    working: 'Counting the columns',
    missing: '{percent} missing',
    filled: 'none missing',
    allMissing: 'all missing',
    distinct: '{count} distinct',
    nearDistinct: 'about {count} distinct',
    bars: '{column}: spread of {rows} rows with a value',
    failed: 'The columns could not be counted',
  },
);
