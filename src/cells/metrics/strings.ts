import { dictionary } from '../../i18n/dictionary';

export const strings = dictionary({ from: '订单表' }, { from: 'Orders' });
