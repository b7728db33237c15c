import { ROW_CLASSES, type BridgeStep, type RowClass } from '../../model/bridge';
import { dictionary, translate, type Dictionary, type Locale } from '../dictionary';

/** The steps of the reconciliation bridge: what became of the rows of a file. */
export const rowClasses = dictionary<BridgeStep['step']>(
  {
    file: '文件中的行',
    rejected: '无法读取',
    summary: '合计行',
    table: '进入数据表',
    filtered: '被前面的步骤筛除',
    excluded: '清洗时排除',
    adjusted: '清洗时改动或并入',
    used: '计入分析',
    no_customer: '没有客户',
    placeholder_customer: '散客或占位客户',
    no_time: '没有时间',
    implausible_time: '时间不合理',
    after_as_of: '晚于统计截止日',
    out_of_period: '不在统计期内',
    unpaid: '未付款',
    closed: '交易关闭',
    refunded: '已全额退款',
    credit_note: '红字或退货单（负数行）',
    refund_netted: '部分退款，退款额已从金额中扣减',
    gift: '赠品（金额为零）',
    no_amount: '没有金额',
    test: '测试订单',
  },
  {
    file: 'Rows in the file',
    rejected: 'Could not be read',
    summary: 'Summary rows',
    table: 'Rows in the table',
    filtered: 'Left out by an earlier cell',
    excluded: 'Excluded by a recipe',
    adjusted: 'Changed or appended by a recipe',
    used: 'Used',
    no_customer: 'No customer',
    placeholder_customer: 'Walk-in or placeholder customer',
    no_time: 'No time',
    implausible_time: 'Implausible time',
    after_as_of: 'After the analysis date',
    out_of_period: 'Outside the period measured',
    unpaid: 'Unpaid',
    closed: 'Closed',
    refunded: 'Fully refunded',
    credit_note: 'Credit notes',
    refund_netted: 'Partly refunded, refund taken off the amount',
    gift: 'Gifts (zero amount)',
    no_amount: 'No amount',
    test: 'Test orders',
  },
) satisfies Dictionary<BridgeStep['step']>;

/** A class of rows in the reader's language. */
export function rowClassName(rowClass: BridgeStep['step'], locale: Locale): string {
  return translate(rowClasses, locale, rowClass);
}

export function isRowClass(name: string): name is RowClass {
  return (ROW_CLASSES as readonly string[]).includes(name);
}
