import { dictionary } from '../../i18n/dictionary';

/** Texts of the form. */
export const optionStrings = dictionary(
  {
    segmentation: '客群划分',
    choose: '请选择',
    customers_table: '客户名单（联系方式、负责人）',
    customers_hint: '一行一个客户，例如客户台账；名单带上它的列',
    none: '不用',
    consent: '谁拒绝营销，由哪张表说明',
    consent_auto: '自动：客户名单或客群划分里的营销授权列',
    consent_hint: '这些客户不进任何名单，并说明有多少',
    customer_type: '客户类型',
    type_b2c: '个人（B2C）',
    type_b2b: '企业（B2B）',
    currency: '币种',
    currency_hint: '三个字母，例如 CNY；用于预算和金额',
  },
  {
    segmentation: 'Segmentation',
    choose: 'Choose',
    customers_table: 'List of customers (contacts, account managers)',
    customers_hint: 'A row a customer, the ledger for example; lists take its columns along',
    none: 'None',
    consent: 'Which table says who opted out',
    consent_auto: 'By itself: the consent column of the customers or the segmentation',
    consent_hint: 'They are on no list, and it is said how many there are',
    customer_type: 'Customers',
    type_b2c: 'Persons (B2C)',
    type_b2b: 'Companies (B2B)',
    currency: 'Currency',
    currency_hint: 'Three letters, CNY for example; for budgets and amounts',
  },
);
