import { dictionary } from '../../i18n/dictionary';

export const strings = dictionary(
  { customers: '客户数', from: '数据表' },
  { customers: 'Customers', from: 'Table' },
);
