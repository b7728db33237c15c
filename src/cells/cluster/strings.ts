import { dictionary } from '../../i18n/dictionary';

export const strings = dictionary(
  {
    kind: '聚类',
    group: '第 {n} 组',
  },
  {
    kind: 'Clusters',
    group: 'Group {n}',
  },
);
