import { dictionary } from '../../i18n/dictionary';

export const strings = dictionary(
  {
    column: '比较项',
    verdict_clear: '差异真实且明显',
    verdict_small: '差异真实但很小',
    verdict_chance: '看不出差异',
    verdict_unreliable: '客户太少，不下结论',
    verdicts: '结论',
    segmentation: '客群划分',
  },
  {
    column: 'Compared by',
    verdict_clear: 'Real and large',
    verdict_small: 'Real but small',
    verdict_chance: 'No difference shown',
    verdict_unreliable: 'Too few customers to say',
    verdicts: 'Verdict',
    segmentation: 'Segmentation',
  },
);
