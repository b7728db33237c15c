import type { Warning, WarningCode } from '../../model/warning';
import { dictionary, translate, type Dictionary, type Locale, type MessageValue } from '../dictionary';
import { formatDate, formatNumber, formatPercent } from '../format';
import { columnName } from './column-names';
import { isRowClass, rowClassName } from './row-classes';
import { valueWord } from './value-words';

/**
 * What a result says about itself, with what can be done. Placeholders are the `values` of the warning with that
 * code. Values called `share` or `…_share` are shares (0–1); `date` and `as_of` are ISO dates; `measure`, `field`
 * and `feature` are names of columns and shown in the reader's language.
 */
export const warnings = dictionary<WarningCode>(
  {
    'import.rows_rejected': '有 {rows} 行无法读取，已跳过。请在导入预览中查看这些行。',
    'import.values_not_converted': '“{column}”列有 {count} 个值无法转换为{type}，按空值处理。',
    'import.characters_replaced': '有 {count} 个字符按 {encoding} 解码失败。如果看到乱码，请换一种编码。',
    'import.summary_rows_dropped': '已去掉 {rows} 行合计行。',
    'import.columns_renamed': '有 {count} 个列名重复或为空，已改名：{columns}',
    'import.encoding_doubtful': '编码判断为 {encoding}，但把握不大。请对照预览确认。',
    'import.amount_as_double': '“{column}”列的位数超出定点小数的范围，按浮点数计算，末位可能有误差。',
    'import.columns_differ': '有 {count} 列不是每个文件都有：{columns}。没有这些列的文件中按空值处理。',
    'import.columns_left_out': '出于隐私考虑，默认不导入 {count} 列个人信息：{columns}',
    'import.unit_stated':
      '“{column}”列的单位是{unit}，没有换算。和其他文件放在一起之前，请在导入选项里乘以 {times}。',
    'import.units_differ': '几个文件写明的单位不同：{units}。金额不能直接相加，请分开导入并换算。',
    'import.date_order_guessed': '“{column}”列的日期分不清先日后月还是先月后日，按 {order} 读取。请核对。',
    'import.nested_left_out': '有 {count} 列是嵌套的记录，没有导入：{columns}',
    'import.lists_joined': '有 {count} 列的一格里有多个值，已用分号连成文本：{columns}',
    'import.times_in_utc':
      '有 {count} 列的时间以世界时（UTC）记录，按原样读取，与北京时间相差 8 小时：{columns}',
    'source.row_guessed': '系统判断每一行是{row}。请确认，它决定订单数和金额的算法。',
    'source.map_guessed': '字段对应由列名推断：{fields}。请检查。',
    'source.order_total_repeated':
      '同一订单的多行明细重复了订单总额。金额按每个订单只计一次，否则会重复计算。',
    'source.missing_field': '没有对应字段“{field}”，相关的分析无法进行。',
    'source.no_customer': '文件中没有客户字段。仍可按地区、商品和时间分析，但不能划分客群。',
    'orders.excluded': '有 {rows} 行没有计入分析：{reasons}。',
    'orders.implausible_dates': '有 {rows} 行的日期不合理（1900 年以前或在将来），没有计入。',
    'orders.after_as_of': '有 {rows} 行晚于统计截止日 {as_of}，没有计入。',
    'orders.no_order_id': '没有订单号，消费频次按下单的天数计算。',
    'orders.no_amount': '没有金额字段，与金额有关的结果为空。',
    'orders.amount_after_refunds':
      '有 {rows} 行的退款大于金额，说明金额很可能已扣过退款。因此没有再次扣减，请确认。',
    'orders.unknown_status': '有 {count} 种订单状态无法识别（{statuses}），按有效订单处理。请确认。',
    'customers.placeholder':
      '散客、匿名或占位的 {customers} 个客户编号不是真实客户，已排除（{orders} 个订单）。',
    'customers.dominant': '有一个客户编号占了 {share} 的订单，可能不是单个客户。请确认。',
    'customers.dominant_left_out': '客户编号“{customer}”占了 {share} 的订单，不是单个客户，已排除。',
    'customers.negative_monetary': '有 {customers} 个客户退款后的金额为负。',
    'rfm.cuts_collapsed': '“{measure}”的取值过于集中，分位点有重合，只能分成 {bins} 档。',
    'rfm.frequency_thresholds':
      '消费频次改用 1/2/3/4/5 次以上的阈值打分：{share} 的客户只买过一次，用分位数无法区分。两次及以上算“高”。',
    'rfm.one_value': '所有客户的“{measure}”相同，这一项不能区分客户。',
    'rfm.few_customers': '只有 {customers} 个客户，分位数不稳定。300 个以下建议先用 ABC 或规则分层。',
    'rfm.baseline_used': '使用 {date} 的基准期“{name}”的切点打分，没有重新计算。',
    'rfm.mostly_once': '{share} 的客户只买过一次。',
    'rfm.not_covered': '有 {customers} 个客户不符合任何客群的规则，单独列出。',
    'tiers.baseline_used': '使用 {date} 的基准期“{name}”的分界线，没有重新计算。',
    'tiers.negative':
      '有 {customers} 个客户退款后净额为负（合计 {amount}），单独列出，不参与 ABC 与基尼系数的计算。',
    'tiers.nothing_to_share': '“{measure}”合计不大于 0，无法按占比划分 ABC。',
    'tiers.unknown_value': '有 {customers} 个客户没有“{measure}”的值，单独列出。',
    'tiers.cuts_collapsed':
      '“{measure}”的取值过于集中，要求分 {asked} 层，实际只能分成 {tiers} 层。可改用阈值。',
    'tiers.cuts_proposed': '没有填写阈值，暂按数据范围取整：{cuts}。请换成业务上的标准。',
    'tiers.values_grouped': '不同的取值有 {distinct} 个，先把相邻的合并成 {groups} 组再求自然断点。',
    'tiers.line_ties':
      '分界线上有 {customers} 个客户金额相同，却分在线的两侧：同额时按客户编号排序，越过界线的那位留在上一类。',
    'tiers.contradicts_name': '“{rule}”的条件与名称矛盾：{condition}。请检查方向或取值。',
    'tiers.rule_covered':
      '“{rule}”没有分到客户：符合它的 {customers} 个客户都已被前面的规则取走。请调整顺序。',
    'tiers.rule_empty': '没有客户符合“{rule}”（{customers} 个）。请检查条件。',
    'tiers.leftover': '有 {customers} 个客户（{share}）不符合任何一条规则，单独列出，请逐个确认。',
    'cluster.silhouette_sampled': '轮廓系数按 {sample} 个客户的样本计算（共 {customers} 个）。',
    'cluster.k_reduced': '客户不足以分成 {asked} 组，实际分为 {k} 组。',
    'cluster.rows_left_out': '有 {rows} 行的特征为空或不是有限的数，没有参加聚类。',
    'cluster.few_customers': '只有 {customers} 个客户，聚类结果不稳定。300 个以下建议先用规则分层。',
    'cluster.not_converged': '迭代 {iterations} 次后仍未收敛，分组可能不是最优。请增加迭代次数。',
    'cluster.constant_feature': '“{feature}”在所有客户上相同，没有参加聚类。',
    'cluster.log_of_negative': '“{feature}”有 {rows} 个负值，不能取对数，按 0 处理。',
    'cluster.scale_fallback': '“{feature}”中间一半的取值相同，无法按四分位距缩放，改用标准差。',
    'cluster.small_group':
      '{segment} 只有 {customers} 个客户（占 {share}），可能是少数极端客户被单独分出，不宜据此下结论。',
    'persona.small_base': '有 {segments} 个客群不足 {least} 个客户，不作比例描述。',
    'persona.attribute_unknown': '有 {segments} 个客群的“{field}”已知人数不足 30% 或不足 30 人，不作描述。',
    'persona.segments_hidden':
      '有 {segments} 个客群不足 {least} 个客户，为保护个人不显示数据；“全体”只含其余客群的客户。',
    'metrics.window_not_covered':
      '统计窗口从 {date} 开始，而数据从 {first} 才有订单：窗口内的指标只反映其中一部分时间。',
    'metrics.tickets_of_others': '{of} 张投诉工单中，有 {rows} 张的客户没有下过单，没有计入。',
    'metrics.groups_left_out': '分组共有 {of} 个，只列出客户最多的 {shown} 个。',
    'scope.no_effect': '范围条件没有排除任何行。',
    'scope.nobody': '没有客户符合范围条件。请放宽条件。',
    'clean.step_does_not_fit': '第 {step} 步不适合当前数据，已跳过。原因见该步骤；其余步骤照常运行。',
    'clean.values_lost': '第 {step} 步有 {count} 个值认不出，已变为空值。请看该步骤的例子。',
    'clean.no_rows': '清洗后没有留下任何行。请检查筛选和排除的步骤。',
    'chart.sampled': '图中画出 {shown} 个点（共 {rows} 个），抽样方式固定。',
    'chart.values_left_out': '有 {rows} 行的值为空或无法画出，没有出现在图中。',
    'chart.places_left_out': '“{column}”共有 {of} 个取值，图中只显示 {shown} 个。',
    'ledger.rows_unknown':
      '有 {rows} 行没有可用的客户编号、手机或邮箱（散客、打码或占位的不算），没有归到任何客户。',
    'ledger.held_for_review':
      '有 {groups} 组共 {ids} 个客户编号因共用同一联系方式而过于集中，没有自动合并，请核对。',
    'ledger.changes_wait': '有 {changes} 项更新等待确认；确认之前，台账保持上次的内容。',
    'ledger.cyclic_groups': '有 {customers} 家企业的所属集团互相指向，按编号最小的一家归组。',
    'customers.not_in_first': '“{table}”里有 {customers} 个客户不在客户来源表中，没有计入。',
    'tags.rule_for_nobody': '没有客户符合标签“{tag}”的规则。请检查条件。',
    'tags.rule_for_everyone': '所有客户都符合标签“{tag}”的规则，它不能区分客户。',
    'tags.untagged': '有 {customers} 个客户（{share}）没有任何标签，单独列出。',
    'migration.few_in_both': '只有 {customers} 位客户两边都在，迁移比例不稳定，仅供参考。',
    'migration.ruler_alone':
      '如果后期改用自己的标尺，{share} 的客户（{customers} 位）会仅因标尺变化而换客群。请冻结标尺后再逐期比较。',
    'migration.ruler_unknown':
      '“{before}”和“{after}”各用自己的标尺，无法用同一把标尺重新衡量，其中有多少迁移只是标尺变化造成的无法判断。建议两次都使用同一个基准期。',
    'migration.groups_merged':
      '客群超过 20 个，人数最少的 {groups} 个（{customers} 人次）合并显示为“其余各组”。',
    'evidence.missing': '引用的数据依据 {path} 不存在。请检查名称。',
  },
  {
    'import.rows_rejected':
      '{rows} {rows|row|rows} could not be read and {rows|was|were} skipped. See them in the import preview.',
    'import.values_not_converted':
      '{count} {count|value|values} in the column “{column}” could not be read as {type} and {count|counts|count} as empty.',
    'import.characters_replaced':
      '{count} {count|character|characters} could not be decoded as {encoding}. If the text looks garbled, choose another encoding.',
    'import.summary_rows_dropped': '{rows} summary {rows|row|rows} left out.',
    'import.columns_renamed':
      '{count} column {count|name was|names were} repeated or blank and renamed: {columns}',
    'import.encoding_doubtful':
      'The encoding looks like {encoding}, but this is not certain. Compare with the preview.',
    'import.amount_as_double':
      'The digits of “{column}” do not fit a decimal number, so it is computed in floating point and the last digits may be off.',
    'import.columns_differ':
      '{count} {count|column is|columns are} not in every file: {columns}. Where a column is missing its values are empty.',
    'import.columns_left_out':
      'For privacy, {count} {count|column|columns} with personal data {count|is|are} not imported by default: {columns}',
    'import.nested_left_out':
      '{count} {count|column|columns} of nested records {count|was|were} not imported: {columns}',
    'import.lists_joined':
      '{count} {count|column|columns} with several values in a cell {count|was|were} turned into text, set apart by semicolons: {columns}',
    'import.times_in_utc':
      'The times of {count} {count|column|columns} are in UTC and were read as they are: {columns}',
    'import.unit_stated':
      'The column “{column}” is in {unit} and was left as it is. Before it stands beside other files, multiply it by {times} in the import options.',
    'import.units_differ':
      'The files state different units: {units}. Their amounts cannot be added up: import them apart and convert.',
    'import.date_order_guessed':
      'The dates of “{column}” could be day or month first; they were read as {order}. Please check.',
    'source.row_guessed':
      'A row was taken to be {row}. Please confirm: it decides how orders and amounts are counted.',
    'source.map_guessed': 'Fields were mapped by the names of columns: {fields}. Please check.',
    'source.order_total_repeated':
      'The order total is repeated on every line of an order. It is counted once an order; otherwise sales would be doubled.',
    'source.missing_field': 'The field “{field}” is not mapped, so analyses that need it cannot run.',
    'source.no_customer':
      'The file has no customer field. It can be analysed by region, product and time, but not segmented.',
    'orders.excluded': '{rows} {rows|row was|rows were} not used: {reasons}.',
    'orders.implausible_dates':
      '{rows} {rows|row has|rows have} an implausible date (before 1900 or in the future) and {rows|was|were} not used.',
    'orders.after_as_of':
      '{rows} {rows|row is|rows are} later than the analysis date {as_of} and {rows|was|were} not used.',
    'orders.no_order_id': 'There is no order number, so frequency counts the days with an order.',
    'orders.no_amount': 'There is no amount field, so figures about amounts are empty.',
    'orders.amount_after_refunds':
      '{rows} {rows|row has a refund|rows have refunds} beyond the amount, so amounts seem to have refunds taken off already. They were not taken off again; please confirm.',
    'orders.unknown_status':
      '{count} order {count|status is|statuses are} not known ({statuses}) and {count|counts|count} as valid orders. Please confirm.',
    'customers.placeholder':
      '{customers} walk-in, anonymous or placeholder customer {customers|id is|ids are} no real {customers|customer|customers} and {customers|was|were} left out ({orders} {orders|order|orders}).',
    'customers.dominant':
      'One customer id has {share} of all orders and may not be one customer. Please check.',
    'customers.dominant_left_out':
      'The customer id “{customer}” has {share} of all orders, is not one customer, and was left out.',
    'customers.negative_monetary':
      '{customers} {customers|customer has|customers have} a negative amount after refunds.',
    'rfm.cuts_collapsed':
      'The values of “{measure}” are so concentrated that cut points coincide: only {bins} {bins|group|groups} could be told apart.',
    'rfm.frequency_thresholds':
      'Frequency is scored by the thresholds 1/2/3/4/5+: {share} of customers bought once, which quantiles cannot tell apart. “High” means two or more.',
    'rfm.one_value': 'All customers have the same “{measure}”, so it does not tell them apart.',
    'rfm.few_customers':
      'There {customers|is|are} only {customers} {customers|customer|customers}: quantiles are unstable. Below 300, ABC or rule tiers come first.',
    'rfm.baseline_used':
      'Scored with the cut points of the baseline “{name}” of {date}; they were not computed anew.',
    'rfm.mostly_once': '{share} of customers bought only once.',
    'rfm.not_covered':
      '{customers} {customers|customer fits|customers fit} no rule and {customers|is|are} listed apart.',
    'tiers.baseline_used': 'Uses the lines of the baseline “{name}” of {date}; they were not computed anew.',
    'tiers.negative':
      '{customers} {customers|customer is|customers are} net negative after refunds ({amount} in all): {customers|it stands|they stand} apart and {customers|counts|count} neither for ABC nor for Gini.',
    'tiers.nothing_to_share': 'The sum of “{measure}” is not above 0, so it has no shares for ABC.',
    'tiers.unknown_value':
      '{customers} {customers|customer has|customers have} no value of “{measure}” and {customers|stands|stand} apart.',
    'tiers.cuts_collapsed':
      'The values of “{measure}” are so concentrated that of {asked} tiers only {tiers} could be made. Try thresholds.',
    'tiers.cuts_proposed':
      'No thresholds were given, so round ones were taken from the data: {cuts}. Put in those of your business.',
    'tiers.values_grouped':
      'There are {distinct} different values: neighbours were put into {groups} groups before looking for natural breaks.',
    'tiers.line_ties':
      '{customers} {customers|customer|customers} of equal amounts {customers|stands|stand} on both sides of a line: equal amounts go by customer id, and who crosses the line stays in the upper class.',
    'tiers.contradicts_name':
      'The condition of “{rule}” contradicts its name: {condition}. Check its direction.',
    'tiers.rule_covered':
      '“{rule}” gets no customer: all {customers} that meet it were taken by rules before. Change the order.',
    'tiers.rule_empty': 'No customer meets “{rule}” ({customers}). Check its condition.',
    'tiers.leftover':
      '{customers} {customers|customer|customers} ({share}) {customers|meets|meet} no rule and {customers|is|are} listed apart, to be looked into.',
    'cluster.silhouette_sampled':
      'The silhouette was computed on a sample of {sample} of {customers} customers.',
    'cluster.k_reduced': 'There are too few different customers for {asked} groups: {k} were made.',
    'cluster.rows_left_out':
      '{rows} {rows|row has|rows have} empty or infinite features and {rows|was|were} not clustered.',
    'cluster.few_customers':
      'There {customers|is|are} only {customers} {customers|customer|customers}: clusters are unstable. Below 300, rule tiers come first.',
    'cluster.not_converged':
      'Not settled after {iterations} iterations, so the groups may not be the best. Allow more iterations.',
    'cluster.constant_feature': '“{feature}” is the same for every customer and was not used.',
    'cluster.log_of_negative':
      '“{feature}” has {rows} negative {rows|value|values}, which have no logarithm and count as 0.',
    'cluster.scale_fallback':
      'The middle half of “{feature}” is one value: it was scaled by its standard deviation instead of its quartiles.',
    'cluster.small_group':
      '{segment} has only {customers} {customers|customer|customers} ({share}): perhaps a few extreme ones set apart. Do not conclude from it.',
    'persona.small_base':
      '{segments} {segments|segment has|segments have} fewer than {least} customers: no shares are stated there.',
    'persona.attribute_unknown':
      'In {segments} {segments|segment|segments} “{field}” is known for under 30% or for fewer than 30 customers, so nothing is said of it there.',
    'persona.segments_hidden':
      '{segments} {segments|segment has|segments have} fewer than {least} customers: to protect persons, no figures are shown, and “everyone” means the customers of the other segments.',
    'metrics.window_not_covered':
      'The window begins on {date}, but the first order is of {first}: metrics of the window tell of a part of it only.',
    'metrics.tickets_of_others':
      '{rows} of {of} complaints are of people who never ordered and do not count.',
    'metrics.groups_left_out': 'There are {of} groups; the {shown} with most customers are listed.',
    'scope.no_effect': 'The scope leaves no row out.',
    'scope.nobody': 'No customer is in the scope. Widen it.',
    'clean.step_does_not_fit':
      'Step {step} does not fit this data and was passed over. The step says why; the others ran.',
    'clean.values_lost':
      'Step {step} could not read {count} {count|value|values}, now empty. See its examples.',
    'clean.no_rows': 'No row is left after cleaning. Check the steps that filter and exclude.',
    'chart.sampled': 'The chart shows {shown} of {rows} points, always the same ones.',
    'chart.values_left_out':
      '{rows} {rows|row has|rows have} empty values or values that cannot be drawn, and {rows|is|are} not shown.',
    'chart.places_left_out': '“{column}” has {of} values, of which the chart shows {shown}.',
    'ledger.rows_unknown':
      '{rows} {rows|row names|rows name} no usable customer id, phone or e-mail (walk-in, masked and placeholder ones do not count) and {rows|belongs|belong} to no customer.',
    'ledger.held_for_review':
      '{groups} {groups|group|groups} of {ids} customer ids share a contact among too many and {groups|was|were} not merged. Please check.',
    'ledger.changes_wait':
      '{changes} {changes|update waits|updates wait} for you; until then the ledger stays as it was.',
    'ledger.cyclic_groups':
      '{customers} {customers|company is|companies are} each other’s parents; they are grouped under the one with the least id.',
    'customers.not_in_first':
      '{customers} {customers|customer|customers} of “{table}” {customers|is|are} not in the table that customers come from and {customers|does|do} not count.',
    'tags.rule_for_nobody': 'No customer fits the rule of “{tag}”. Check the condition.',
    'tags.rule_for_everyone': 'Every customer fits the rule of “{tag}”, so it tells nobody apart.',
    'tags.untagged':
      '{customers} {customers|customer|customers} ({share}) {customers|has|have} no tag and {customers|stands|stand} apart.',
    'migration.few_in_both':
      'Only {customers} {customers|customer is|customers are} on both sides: shares of moves are not stable.',
    'migration.ruler_alone':
      'Cut anew, the second side would put {share} of its customers ({customers}) elsewhere by the ruler alone. Freeze the ruler before comparing period by period.',
    'migration.ruler_unknown':
      '“{before}” and “{after}” each have a ruler of their own and cannot be measured by one: how many moves the ruler alone made cannot be told. Use the same baseline in both.',
    'migration.groups_merged':
      'There are more than 20 groups: the {groups} smallest ({customers} rows) are shown as one.',
    'evidence.missing': 'The evidence {path} does not exist. Check the name.',
  },
) satisfies Dictionary<WarningCode>;

function valueInWords(name: string, value: MessageValue, locale: Locale): MessageValue {
  if (typeof value === 'number' && (name === 'share' || name.endsWith('_share')))
    return formatPercent(value, locale);
  if (typeof value !== 'string') return value;
  const word = valueWord(name, value, locale);
  if (word !== null) return word;
  if (name === 'date' || name === 'as_of') return formatDate(value, locale);
  return name === 'measure' || name === 'field' || name === 'feature' ? columnName(value, locale) : value;
}

/** The classes of rows among the values, each with its count: `退款 12、未付款 3`. */
function reasons(values: Warning['values'], locale: Locale): string {
  const told = Object.entries(values).filter(([name, count]) => isRowClass(name) && Number(count) > 0);
  const texts = told.map(([name, count]) => {
    const label = isRowClass(name) ? rowClassName(name, locale) : name;
    return `${label} ${formatNumber(Number(count), locale)}`;
  });
  return texts.join(locale === 'zh-CN' ? '、' : ', ');
}

/** A warning in the reader's words. A value that the warning does not tell is an ellipsis. */
export function warningText({ code, values }: Warning, locale: Locale): string {
  const words = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, valueInWords(name, value, locale)]),
  );
  const filled = translate(warnings, locale, code, { reasons: reasons(values, locale), ...words });
  return filled.replace(/\{\w+(?:\|[^}]*)?\}/g, '…');
}
