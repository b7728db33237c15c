import { dictionary } from '../../i18n/dictionary';

export const strings = dictionary(
  { reach: '联系方式（电话或邮箱）', region: '地域（省或市）' },
  { reach: 'a phone or e-mail', region: 'a province or city' },
);
