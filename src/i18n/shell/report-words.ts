import { dictionary } from '../dictionary';

/** What several kinds of cell say alike in a report. */
export const reportWords = dictionary(
  {
    review_mark: '（待复核）',
    segment: '客群',
    customers: '客户数',
    share: '客户占比',
    amount: '金额',
    amount_share: '金额占比',
    each: '人均金额',
    total: '合计',
    bars: '各客群占客户数和金额的比例',
    bars_customers: '各客群占客户数的比例',
    largest: '人数最多的是“{segment}”，{customers} 位，占客户的 {share}。',
    richest: '金额最多的是“{segment}”：占客户的 {share}，带来 {amount_share} 的金额，人均 {each}。',
    both: '“{segment}”人数最多，金额也最多：{customers} 位，占客户的 {share}，带来 {amount_share} 的金额，人均 {each}。',
    as_of: '统计截止日 {date}。',
    baseline: '使用基准期“{name}”（{date}）的尺子。',
  },
  {
    review_mark: ' (to be reviewed)',
    segment: 'Segment',
    customers: 'Customers',
    share: 'Of customers',
    amount: 'Amount',
    amount_share: 'Of amount',
    each: 'Amount each',
    total: 'Total',
    bars: 'Share of customers and of amount of each segment',
    bars_customers: 'Share of customers of each segment',
    largest: 'The largest is “{segment}”: {customers} {customers|customer|customers}, {share} of all.',
    richest:
      '“{segment}” brings the most: {share} of the customers, {amount_share} of the amount, {each} each.',
    both: '“{segment}” is the largest and brings the most: {customers} {customers|customer|customers}, {share} of all, with {amount_share} of the amount, {each} each.',
    as_of: 'As of {date}.',
    baseline: 'Measured with the ruler of the baseline “{name}” ({date}).',
  },
);
