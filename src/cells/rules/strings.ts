import { dictionary } from '../../i18n/dictionary';

export const strings = dictionary({ rules: '规则' }, { rules: 'Rules' });
