import { dictionary } from '../../i18n/dictionary';

export const strings = dictionary(
  {
    yes: '是',
    no: '否',
    leafLabel: '规则 {n} · {class}',
    rules: '规则',
    rule: '规则',
    customers: '客户数',
    purity: '纯度',
    depth: '最多层数',
  },
  {
    yes: 'Yes',
    no: 'No',
    leafLabel: 'Rule {n} · {class}',
    rules: 'Rules',
    rule: 'Rule',
    customers: 'Customers',
    purity: 'Purity',
    depth: 'Most levels',
  },
);
