import { dictionary } from '../../i18n/dictionary';

export const strings = dictionary({ from: '数据表' }, { from: 'Table' });
