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
    'import.digits_lost':
      '“{column}”列的编号被 Excel 当成数字，15 位以后的数字已丢失，不同的编号可能变成了同一个。请从原系统重新导出，把这一列存为文本。',
    'import.quotes_mended': '有 {rows} 行的引号不成对，已当作普通字符读入。请核对这些行。',
    'import.values_not_converted': '“{column}”列有 {count} 个值无法转换为{type}，按空值处理。',
    'import.characters_replaced': '有 {count} 个字符按 {encoding} 解码失败。如果看到乱码，请换一种编码。',
    'import.summary_rows_dropped': '已去掉 {rows} 行合计行。',
    'import.columns_renamed': '有 {count} 个列名重复或为空，已改名：{columns}',
    'import.encoding_doubtful': '编码判断为 {encoding}，但把握不大。请对照预览确认。',
    'import.amount_as_double': '“{column}”列的位数超出定点小数的范围，按浮点数计算，末位可能有误差。',
    'import.columns_differ': '有 {count} 列不是每个文件都有：{columns}。没有这些列的文件中按空值处理。',
    'import.parts_unread':
      '“{file}”里还有 {count} 张同样的表没有读入：{parts}。要合并为一张表，请在读取选项里选择“合并同样的工作表和文件”。',
    'import.columns_left_out': '出于隐私考虑，默认不导入 {count} 列个人信息：{columns}',
    'import.unit_stated':
      '“{column}”列的单位是{unit}，没有换算。和其他文件放在一起之前，请在导入选项里乘以 {times}。',
    'import.units_differ': '几个文件写明的单位不同：{units}。金额不能直接相加，请分开导入并换算。',
    'import.currencies_mixed':
      '“{column}”列里有几种货币（{currencies}），读入时只去掉了货币符号，没有换算，不能直接相加。请先不对应这一列，再在清洗步骤的“解析数字”里按汇率换算。',
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
    'rfm.periods_need_orders': '没有订单明细，无法把各期放在一起比较。',
    'rfm.periods_empty': '有 {count} 期没有客户消费，没有列出。',
    'rfm.unreachable': '有 {count} 个客群的规则永远轮不到：{segments}。请调整范围或顺序。',
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
    'tiers.contradicts_name': '“{rule}”的条件与名称矛盾：{measure} {bound}。请检查方向或取值。',
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
    'cluster.unstable':
      '{k} 组中有 {groups} 组在重抽样中找不回来（平均相似度低于 0.6），换一批客户可能就不存在。请减少组数，或只把它当作参考。',
    'cluster.no_structure':
      '把各特征分别打乱 {tries} 次后，分组的轮廓系数最高也有 {largest}，不低于同一批客户现在的 {observed}：数据里看不出客户有成群的结构。建议改用规则分层。',
    'cluster.levels_merged': '“{feature}”有 {levels} 个取值，只保留最常见的 {kept} 个，其余合并为“其他”。',
    'cluster.categories_idle': '类别特征对分组几乎没有作用。如果它们重要，请调大 γ（类别权重）。',
    'persona.small_base': '有 {segments} 个客群不足 {least} 个客户，不作比例描述。',
    'persona.attribute_unknown': '有 {segments} 个客群的“{field}”已知人数不足 30% 或不足 30 人，不作描述。',
    'persona.segments_hidden':
      '有 {segments} 个客群不足 {least} 个客户，为保护个人不显示数据；“全体”只含其余客群的客户。',
    'metrics.window_not_covered':
      '统计窗口从 {date} 开始，而数据从 {first} 才有订单：窗口内的指标只反映其中一部分时间。',
    'metrics.tickets_of_others': '{of} 张投诉工单中，有 {rows} 张的客户没有下过单，没有计入。',
    'metrics.groups_left_out': '分组共有 {of} 个，只列出客户最多的 {shown} 个。',
    'clv.fallback_contract':
      '表中有合同或年采购额字段：合同制客户按约续签，不适合 BG/NBD 这类模型，这里改用简易 CLV。请优先看续约率 × 年毛利。',
    'clv.fallback_few_customers': '只有 {customers} 个客户，不足以估计购买模型，这里改用简易 CLV。',
    'clv.fallback_few_repeats': '只有 {customers} 个客户复购过，不足以估计购买模型，这里改用简易 CLV。',
    'clv.fallback_not_converged':
      '购买模型没有收敛，这里改用简易 CLV。可以延长数据的时间范围，或检查订单日期。',
    'clv.alive_once':
      '{share} 的客户没有复购，BG/NBD 把他们的存活概率一律算作 100%，平均值因此偏高。请看预计购买次数，或改用 MBG/NBD。',
    'clv.at_edge':
      '购买模型的一个参数到了边界：客户之间的购买率或流失率几乎没有差别，或数据看不出流失。预测仍可参考，但没有标准误。',
    'clv.few_customers': '只有 {customers} 个客户，模型参数不稳定，预测只能作参考。',
    'clv.few_repeats': '只有 {customers} 个客户复购过，模型参数不稳定，预测只能作参考。',
    'clv.negative_values': '有 {customers} 个客户的复购金额扣减退款后为负，按 0 计算。',
    'clv.simple_impossible':
      '数据不足两个季度、没有金额，或最近一期没有客户购买，简易 CLV 也无法计算，价值为空。',
    'clv.retention_too_high': '留存率 {share} 过高，简易 CLV 的公式没有有限值，价值为空。',
    'clv.contract':
      '表中有合同或年采购额字段，或已注明是合同制业务：模型假定客户可随时停止购买，对合同制客户不成立。',
    'clv.first_not_new':
      '数据最初 30 天里有 {customers} 个“新”客户，明显多于之后每 30 天的人数（中位数 {usual}）：其中很可能有数据开始之前就买过的老客户。模型把他们的首次记录当作首购，购买率和流失率会有偏差。请补上更早的订单，或只取之后首购的客户。',
    'clv.regular':
      '客户的购买间隔很有规律（间隔的变异系数中位数为 {spread}）。模型假定购买是随机发生的，会低估按期购买客户的流失。',
    'clv.not_reliable': '模型没有可靠地收敛，或标准误无法计算，请谨慎使用参数和预测。',
    'clv.not_identified':
      '参数 {parameters} 的标准误不小于估计值本身：数据几乎定不出这些参数，请不要解读它们的数值。由它们得出的存活概率和长期预测同样不稳，短期的总购买次数较可靠。',
    'clv.poor_fit': '模型与实际的复购次数分布有 {share} 的客户对不上，预测会有偏差。请看拟合图。',
    'clv.off_track':
      '观察期内实际复购 {actual} 次，模型算出 {expected} 次：购买速度可能随时间变化（季节、促销、成长或衰退），而模型假定它不变，对未来的预测可能有同方向的偏差。请看累计复购图。',
    'clv.correlated':
      '复购次数与平均金额的相关系数为 {correlation}。Gamma–Gamma 假定两者无关，价值预测会有偏差。',
    'clv.infinite_mean': 'Gamma–Gamma 的 q = {q} 不大于 1，平均价值没有有限值，改用观察到的平均金额。',
    'clv.values_observed': '复购且有金额的客户太少，或金额模型没有收敛，价值改用观察到的平均金额。',
    'cohort.cut': '共有 {cohorts} 个首购批次，图表只显示最近 {shown} 个；完整结果见结果表。',
    'cohort.incomplete': '最右一格的周期到 {date} 还没有结束，数值偏低，已标出，不计入合计。',
    'cohort.no_revenue': '有 {cohorts} 个首购批次的首期金额不为正，金额留存无法计算。',
    'cohort.unknown_segment': '有 {customers} 个客户不在所选的客群划分中，没有计入分群曲线。',
    'cohort.few_customers':
      '有 {cohorts} 个首购批次不足 {limit} 个客户，它们的留存率受个别客户影响很大，请看合计曲线，或改用更长的周期。',
    'cohort.first_not_new':
      '首个批次有 {customers} 个客户，明显多于随后各批次（中位数 {usual} 个）：其中很可能有数据开始之前就买过的老客户，他们的留存偏高。请从后面的批次看起，或补上更早的订单。',
    'lifecycle.few_gaps':
      '只有 {gaps} 个复购间隔，不足以推算阈值，改用 {at_risk}/{lapsed}/{lost} 天。请按业务调整。',
    'lifecycle.cuts_equal': '有阈值重合（{at_risk}/{lapsed}/{lost} 天），其间的阶段没有客户。',
    'lifecycle.short_history': '数据只覆盖 {days} 天，短于“流失”阈值 {lost} 天，没有客户会被判为流失。',
    'lifecycle.few_customers': '只有 {customers} 个客户，由间隔分布推算的阈值不稳定，请按业务经验设定。',
    'lifecycle.mostly_once': '{share} 的客户只在一天买过：他们没有自己的购买间隔，按全体平均间隔判断。',
    'lifecycle.unknown_buyers':
      '有 {customers} 个买过的客户不在客户名单里。他们照常划分，但名单可能不全，或客户编号不一致。',
    'scope.no_effect': '范围条件没有排除任何行。',
    'scope.nobody': '没有客户符合范围条件。请放宽条件。',
    'scope.not_narrowed':
      '范围里写了“{wanted}”，但数据表没有可以判断的列，没有据此筛选。请对应省份、城市、国家或品类字段，或在条件里写明。',
    'scope.region_unknown': '数据里没有属于这些地区的行：{names}。请核对名称。',
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
    'tree.few_customers': '只有 {customers} 位客户，决策树不稳定。{limit} 位以下，规则只作线索。',
    'tree.small_class': '“{segment}”只有 {customers} 位客户，决策树难以认出它。',
    'tree.not_held_out': '没有留出验证集，准确率是在建树所用的客户上算的，偏乐观。',
    'tree.no_split':
      '没有任何条件值得拆分：所选特征解释不了这个目标。可以换特征、放宽“叶子最少客户数”或取消剪枝。',
    'tree.little_better_than_guessing':
      '平衡准确率 {balanced_share}，比猜（{guess_share}）好不了多少：所选特征几乎解释不了这个目标。',
    'tree.overfitted':
      '平衡准确率在建树客户上是 {grown_share}，在验证集上只有 {held_share}：树太细，记住了偶然。请减少层数或加强剪枝。',
    'tree.target_leaks': '只用“{feature}”一项就几乎全对：它很可能就是目标的定义。去掉它，才看得到别的原因。',
    'tree.categories_merged': '“{feature}”的取值太多，只区分客户最多的 {kept} 个，其余 {merged} 个合为一类。',
    'tree.columns_skipped': '“{field}”的取值超过 {most} 个，没有自动作为特征。需要时可在设置里点名。',
    'tree.customers_without_class': '{of} 位客户中有 {customers} 位没有目标值，没有参加。',
    'tree.sampled': '客户太多，决策树在 {of} 位客户中抽取的 {customers} 位上建立。',
    'compare.few_customers': '只有 {customers} 位客户，多数差异检验不出来。',
    'compare.tiny_segment': '“{segment}”只有 {customers} 位客户，与它有关的比较只供参考。',
    'compare.few_expected':
      '“{field}”的交叉表中 {few_share} 的格子期望不足 5（最小 {least}），卡方检验不可靠，不据此下结论。可合并取值或客群。',
    'compare.values_merged': '“{field}”的取值太多，只列客户最多的 {kept} 个，其余 {merged} 个合为“其他”。',
    'compare.unknown_values': '{customers} 位客户（{share}）的“{field}”未知，没有计入这项比较。',
    'compare.customers_outside': '{table} 中有 {customers} 位客户不属于任何客群，没有计入。',
    'compare.column_skipped': '“{field}”没有可比较的差异（只有一个取值或全部未知），已跳过。',
    'compare.far_values':
      '“{field}”有极端值：{customers} 位客户的值超过 10 个标准差，均值的比较受其左右，请以秩检验为准。',
    'migration.few_in_both': '只有 {customers} 位客户两边都在，迁移比例不稳定，仅供参考。',
    'migration.window_before_data':
      '前期窗口 {days} 天里只有 {covered} 天有数据，两个窗口不等长：前期的频次和金额偏低，新增的客户偏多。请缩短窗口，或补上更早的订单。',
    'migration.ruler_alone':
      '如果后期改用自己的标尺，{share} 的客户（{customers} 位）会仅因标尺变化而换客群。请冻结标尺后再逐期比较。',
    'migration.ruler_unknown':
      '“{before}”和“{after}”各用自己的标尺，无法用同一把标尺重新衡量，其中有多少迁移只是标尺变化造成的无法判断。建议两次都使用同一个基准期。',
    'migration.groups_merged':
      '客群超过 20 个，人数最少的 {groups} 个（{customers} 人次）合并显示为“其余各组”。',
    'rules.items_capped': '有 {items} 种商品达到支持度，只分析了其中最常见的 {kept} 种。请提高最小支持度。',
    'rules.large_baskets':
      '有 {baskets} 个购物篮超过 {items} 种商品（最多 {largest} 种），可能是批发或测试订单，仍计入。可以在选项中限制购物篮的大小。',
    'rules.large_baskets_left_out': '有 {baskets} 个购物篮超过 {items} 种商品，没有计入。',
    'rules.single_items': '{share} 的购物篮只有一种商品，看不出搭配。可以改为按客户统计。',
    'rules.support_raised': '频繁的商品对太多，最小支持度提高到 {share}（{count} 个购物篮）。',
    'rules.length_reduced': '组合太多，只找到 {length} 种商品为止（设置为 {asked} 种）。请提高最小支持度。',
    'rules.rules_capped': '共有 {rules} 条规则，只保留排在前面的 {kept} 条。',
    'rules.none': '在支持度 {share} 下没有找到规则。请降低最小支持度、置信度或提升度。',
    'rules.few_baskets': '有 {rules} 条规则依据的购物篮不到 {count} 个，不宜据此行动。',
    'rules.by_chance': '有 {rules} 条规则在校正后（q > 0.05）可能只是巧合。',
    'rules.without_customer': '有 {rows} 行没有客户：计入“一起买”，但看不出接着买什么，也不能用于推荐。',
    'rules.no_purchases': '数据中没有客户或时间，无法分析“接着买什么”和推荐商品。',
    'rules.window_too_long': '数据不满 {days} 天，看不到下一次购买。请缩短观察天数。',
    'rules.next_few_customers': '只有 {customers} 位客户能检验推荐的效果，命中率不稳定。',
    'rules.next_no_better':
      '按规则推荐的命中率（{rules_share}）不高于直接推荐热销商品（{popular_share}），推荐结果没有额外价值。',
    'groups.merged': '有 {groups} 个组少于 {least} 个客户，共 {customers} 个客户，已按规则合并。',
    'groups.rest_small': '合并后的“其他”仍只有 {customers} 个客户，少于 {least}，不宜单独下结论。',
    'groups.unknown': '有 {customers} 个客户（{share}）的“{field}”未知，单独成组。',
    'groups.values_unread':
      '“{field}”有些值在对照表里找不到（如 {examples}），涉及 {customers} 个客户，按未知处理。可在设置里补充对照表。',
    'groups.cuts_collapsed': '“{field}”的取值过于集中，{asked} 档只能分成 {bands} 档。',
    'groups.one_group': '所有客户都在同一个组，这个分法不能区分客户。',
    'needs.incomplete': '有 {rows} 份答卷（共 {of} 份）答题不足 {share}，没有使用。',
    'needs.unknown_customers': '有 {rows} 个客户（共 {of} 个）没有可用来推断需求的指标，没有归入客群。',
    'needs.straight_liners': '有 {rows} 份答卷的量表题全选同一个选项，没有使用。',
    'needs.straight_liners_kept': '有 {rows} 份答卷的量表题全选同一个选项，按设置保留。',
    'needs.few_answers': '只有 {rows} 份可用，少于 {limit} 份时分群和信度都不稳定。',
    'needs.unmatched':
      '有 {unmatched} 份答卷的编号或联系方式在客户表里找不到，{anonymous} 份没有可对应的信息；它们参与分群，但没有对应到客户。',
    'needs.repeated': '有 {rows} 份答卷来自已答过的客户，每个客户取最后一份。',
    'needs.small_coverage': '只覆盖了 {customers} 个客户（{share}），结果不能代表全部客户。',
    'needs.low_alpha': '量表“{scale}”的 Cronbach α 只有 {alpha}（低于 0.7），题目未必测的是同一件事。',
    'needs.negative_item': '“{item}”与量表“{scale}”的其他题负相关，多半是反向题。请在设置里标为反向计分。',
    'needs.type_without_items': '没有题目或选项对应“{scale}”这类需求。请在设置里补充关键词或题目。',
    'competitors.nameless': '有 {count} 个竞争对手没有名称。',
    'competitors.unplaced': '有 {count} 个品牌没有在定位图的两个轴上都评分，未画出：{names}。',
    'competitors.shares_over': '填写的市场份额合计 {share}，超过 100%。请核对来源和口径。',
    'competitors.share_unsourced': '有 {count} 个市场份额没有写来源。',
    'position.no_difference': '有 {count} 条定位在主打的维度上都没有明显领先竞争对手，不足以区别开来。',
    'position.not_supported': '有 {count} 条定位依靠的能力不足，不可承诺。',
    'position.brands_left_out': '有 {count} 个品牌评分不全，没有画进知觉图：{names}。',
    'position.map_shows_little': '知觉图的两个方向只保留了 {share} 的差异，图上的远近不可全信。',
    'plan.cycle': '有 {count} 个任务互相等待，无法先后安排（序号 {numbers}）。请去掉其中的前置任务。',
    'plan.missing_task': '有 {count} 个任务的前置任务不存在。',
    'plan.segment_gone': '有 {count} 个任务的客群已不在划分中，内容保留。',
    'plan.late': '截至 {as_of}，有 {count} 个任务逾期。',
    'plan.unassigned': '有 {count} 个未完成的任务没有负责人。',
    'plan.undated': '有 {count} 个未完成的任务没有截止日。',
    'judgement.unread': '有 {count} 处填写无法读取，没有计入，原文保留在文档中。请在标出的地方修改。',
    'judgement.weights_zero': '有 {count} 处的权重加起来为 0，无法加权平均。请至少给一项大于 0 的权重。',
    'judgement.target_gone': '有 {count} 个填写过的客群或目标已不存在：{names}。填写的内容保留在文档中。',
    'judgement.twice': '有 {count} 条填写与前面的重复，只用了第一条。',
    'strategy.no_consent':
      '没有表说明谁拒绝营销，名单没有去掉任何人。请在设置里指定带营销授权的表，或在交接前自行核对。',
    'strategy.contacts_repeated':
      '客户名单里有 {customers} 个客户编号重复，每个客户只取一行。请改用一行一个客户的表，例如客户台账。',
    'strategy.no_contact_column': '名单“{list}”要求有“{field}”，但客户名单里没有这一列，没有按它筛选。',
    'strategy.segments_gone': '名单“{list}”里有已不存在的客群：{segments}。请重新选择客群。',
    'strategy.list_empty': '名单“{list}”里没有客户。请检查它的客群和联系方式要求。',
    'kpi.query_failed': '有 {count} 期的查询出错：{periods}。这几期没有值，其余不受影响；错误见各期的说明。',
    'kpi.reference_gone': '拆分用的客群划分“{name}”不在了，没有按客群拆分。请在设置里重新选择。',
    'swot.not_scored': '有 {count} 个要点没有评分，没有计入得分。给出 1 到 5 分，或清空所有评分、只用权重。',
    'swot.no_evidence':
      '{of} 个要点中有 {count} 个既没有引用数据，也没有注明来源。请引用结果中的数值，或写明来源。',
    'swot.point_gone': '组合策略引用了 {count} 个已不存在的要点：{keys}。策略文字保留，请改选要点。',
    'forces.without_force': '有 {count} 个因素没有归入任何一种力量，没有计入。',
    'forces.not_scored': '五种力量中有 {count} 种还没有评分，竞争强度只按已评分的计算。',
    'market.value_basis':
      '这个客群划分的依据是价值，不是市场：“高价值客群金额高、增长快”是划分本身的结果。选择目标市场请改用属性、需求或混合依据的划分。',
    'market.unsupported': '已选目标中有 {count} 个客群的要求超出自身能力。不支持的能力不能对外承诺。',
    'market.history_short': '数据不足以覆盖两个 {months} 个月的时期，没有计算自有增长率。',
    'market.no_source': '有 {count} 个客群填写了市场数据，但没有写明来源和日期。',
    'market.share_differs':
      '有 {count} 个客群填写的份额与“自有金额 ÷ 市场规模”相差一倍以上。请核对口径、单位和时间范围。',
    'market.criteria_uncounted': '有 {count} 条评分标准没有编号或归属，或编号重复，没有计入。',
    'evidence.missing': '引用的数据依据 {path} 不存在。请检查名称。',
  },
  {
    'import.rows_rejected':
      '{rows} {rows|row|rows} could not be read and {rows|was|were} skipped. See them in the import preview.',
    'import.digits_lost':
      'The ids in column “{column}” were taken for numbers by a spreadsheet, which keeps 15 digits: different ids may have become one. Export them again, as text.',
    'import.quotes_mended':
      'In {rows} {rows|row|rows} quotes do not match; they were read as plain characters. Check these rows.',
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
    'import.parts_unread':
      '“{file}” has {count} more {count|table|tables} of the same shape that {count|was|were} not read: {parts}. To read all as one table, choose “Unite sheets and files of one shape” in the options of reading.',
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
    'import.currencies_mixed':
      'Column “{column}” has amounts in several currencies ({currencies}). Their signs were dropped and nothing was converted, so they cannot be added up. Leave the column unmapped and convert it by rates in a step “Parse numbers” of a recipe.',
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
    'rfm.periods_need_orders': 'Without order rows, periods cannot be set side by side.',
    'rfm.periods_empty':
      '{count} {count|period has|periods have} no customers and {count|is|are} not listed.',
    'rfm.unreachable':
      '{count} {count|segment|segments} can never take anybody: {segments}. Change ranges or their order.',
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
      'The condition of “{rule}” contradicts its name: {measure} {bound}. Check its direction.',
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
    'cluster.unstable':
      '{groups} of {k} groups {groups|is|are} not found again in resamples (mean likeness under 0.6): with other customers there may be no such group. Make fewer groups, or take it as a hint only.',
    'cluster.no_structure':
      'With the features shuffled apart {tries} times, groups reach a silhouette of up to {largest}, no less than the {observed} of these groups on the same customers: the data shows no kinds of customers. Rule tiers serve better.',
    'cluster.levels_merged':
      '“{feature}” has {levels} values: the {kept} most frequent are kept, all others are put together as “other”.',
    'cluster.categories_idle':
      'The categories hardly matter for the groups. If they should, raise γ, the weight of a category.',
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
    'clv.fallback_contract':
      'The table has contract or yearly purchase columns: customers under contract renew rather than buy at will, which BG/NBD does not describe, so the simple CLV is used. Look at renewal rate × yearly margin first.',
    'clv.fallback_few_customers':
      'Only {customers} {customers|customer|customers}: too few for a purchase model, so the simple CLV is used.',
    'clv.fallback_few_repeats':
      'Only {customers} {customers|customer|customers} bought again: too few for a purchase model, so the simple CLV is used.',
    'clv.fallback_not_converged':
      'The purchase model did not converge, so the simple CLV is used. A longer period may help; check the dates of orders.',
    'clv.alive_once':
      '{share} of customers have no repeat purchase; BG/NBD gives them a P(alive) of exactly 100 %, so means of it are too high. Look at expected purchases, or use MBG/NBD.',
    'clv.at_edge':
      'A parameter of the purchase model ran to its edge: customers hardly differ in how often they buy or stop, or nobody is seen to stop. Predictions still hold as far as the fit does, but there are no standard errors.',
    'clv.few_customers':
      'Only {customers} {customers|customer|customers}: the parameters are not stable, take predictions as a hint.',
    'clv.few_repeats':
      'Only {customers} {customers|customer|customers} bought again: the parameters are not stable, take predictions as a hint.',
    'clv.negative_values':
      '{customers} {customers|customer has|customers have} repeat purchases worth less than nothing after refunds; they count as 0.',
    'clv.simple_impossible':
      'The data cover less than two quarters, have no amounts, or nobody bought in the last period, so not even the simple CLV can be computed; values are empty.',
    'clv.retention_too_high':
      'A retention of {share} is too high for the simple CLV to have a finite value; values are empty.',
    'clv.contract':
      'The table has contract or yearly purchase columns, or the business was said to be contractual: the model takes customers to stop whenever they like, which does not hold under contract.',
    'clv.first_not_new':
      'The first 30 days of the data have {customers} “new” customers, far more than the 30 days after them usually do (median {usual}): many probably bought before the data begin. The model takes their first record for their first purchase, so the rates of buying and stopping are biased. Add earlier orders, or take only customers who came later.',
    'clv.regular':
      'Customers buy at regular intervals (the median coefficient of variation of their gaps is {spread}). The model takes purchases to be random and will notice the loss of such customers too late.',
    'clv.not_reliable':
      'The model did not converge reliably, or its standard errors cannot be computed. Use parameters and predictions with care.',
    'clv.not_identified':
      'The standard errors of {parameters} are as large as the estimates or larger: the data hardly determine these parameters, so do not read meaning into their values. P(alive) and long predictions that rest on them are as unsteady; purchases in total over a short time are steadier.',
    'clv.poor_fit':
      'The model puts {share} of customers into the wrong number of repeat purchases, so predictions will be off. See the pictures of the fit.',
    'clv.off_track':
      'There were {actual} repeat purchases, where the model has {expected}: the pace of buying may change over time (season, promotions, growth or decline), which the model takes to be constant, so predictions may be off the same way. See the picture of cumulative purchases.',
    'clv.correlated':
      'The number of repeat purchases and their mean value correlate with {correlation}. Gamma–Gamma takes them to be independent, so predicted values will be biased.',
    'clv.infinite_mean':
      'q = {q} of Gamma–Gamma is not above 1, so that the mean value is not finite; observed mean values are used instead.',
    'clv.values_observed':
      'Too few customers have repeat purchases with amounts, or the model of values did not converge; observed mean values are used instead.',
    'cohort.cut':
      'There are {cohorts} cohorts; the charts show the latest {shown}. The tables have all of them.',
    'cohort.incomplete':
      'The period at the right edge had not ended on {date}: its figures are too low, marked, and left out of the totals.',
    'cohort.no_revenue':
      '{cohorts} {cohorts|cohort has|cohorts have} no positive amount in the first period, so their revenue retention cannot be computed.',
    'cohort.unknown_segment':
      '{customers} {customers|customer is|customers are} not in the chosen segmentation and left out of its curves.',
    'cohort.few_customers':
      '{cohorts} {cohorts|cohort has|cohorts have} fewer than {limit} customers, so single customers move their rates. Look at the curve of all cohorts, or take longer periods.',
    'cohort.first_not_new':
      'The first cohort has {customers} customers, far more than the following ones (median {usual}): many of them probably bought before the data begin, and stay longer than new customers do. Start from the later cohorts, or add earlier orders.',
    'lifecycle.few_gaps':
      'Only {gaps} {gaps|gap|gaps} between purchases: too few to propose thresholds, so {at_risk}/{lapsed}/{lost} days are used. Set them as your business knows them.',
    'lifecycle.cuts_equal':
      'Some thresholds are equal ({at_risk}/{lapsed}/{lost} days), so that nobody is in the stage between them.',
    'lifecycle.short_history':
      'The data cover {days} days, less than the {lost} days after which a customer counts as lost: nobody can be lost.',
    'lifecycle.few_customers':
      'Only {customers} {customers|customer|customers}: thresholds from the distribution of gaps are not stable. Set them from experience.',
    'lifecycle.mostly_once':
      '{share} of customers bought on one day only: they have no interval of their own and are judged by the mean interval of the others.',
    'lifecycle.unknown_buyers':
      '{customers} {customers|buyer is|buyers are} not in the list of customers. They are put into stages all the same; the list may be incomplete or use other ids.',
    'scope.no_effect': 'The scope leaves no row out.',
    'scope.nobody': 'No customer is in the scope. Widen it.',
    'scope.not_narrowed':
      'The scope names “{wanted}”, but the table has no column to tell it by: nothing was left out for it. Map a province, city, country or category, or state a condition.',
    'scope.region_unknown': 'No row lies in these regions: {names}. Check their names.',
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
    'tree.few_customers':
      'Only {customers} {customers|customer|customers}: the tree is not stable. Below {limit} its rules are hints.',
    'tree.small_class':
      '“{segment}” has only {customers} {customers|customer|customers}: hard for a tree to recognise.',
    'tree.not_held_out':
      'No customers were held out: the accuracy is that on the customers the tree was grown on, which flatters it.',
    'tree.no_split':
      'No condition is worth a split: the features do not explain this target. Try others, smaller leaves, or no pruning.',
    'tree.little_better_than_guessing':
      'Balanced accuracy is {balanced_share}, little better than guessing ({guess_share}): the features hardly explain this target.',
    'tree.overfitted':
      'Balanced accuracy is {grown_share} on the customers the tree was grown on, but {held_share} on those held out: it has learnt chance. Use fewer levels or prune more.',
    'tree.target_leaks':
      '“{feature}” alone gets nearly all right: it probably is how the target is defined. Leave it out to see other reasons.',
    'tree.categories_merged':
      '“{feature}” has too many values: the {kept} most frequent are told apart, the other {merged} are one.',
    'tree.columns_skipped':
      '“{field}” has more than {most} values and was not taken by itself as a feature. Name it in the settings if you want it.',
    'tree.customers_without_class':
      '{customers} of {of} customers have no value of the target and were left out.',
    'tree.sampled': 'There are too many customers: the tree was grown on a sample of {customers} of {of}.',
    'compare.few_customers':
      'Only {customers} {customers|customer|customers}: most differences cannot be told from chance.',
    'compare.tiny_segment':
      '“{segment}” has only {customers} {customers|customer|customers}: take what is said of it as a hint.',
    'compare.few_expected':
      '{few_share} of the cells of “{field}” expect fewer than 5 customers (least {least}): the chi-square test is not reliable and nothing is concluded from it. Merge values or segments.',
    'compare.values_merged':
      '“{field}” has too many values: the {kept} most frequent are listed, the other {merged} are one.',
    'compare.unknown_values':
      '“{field}” of {customers} {customers|customer|customers} ({share}) is unknown; they are left out of this comparison.',
    'compare.customers_outside':
      '{customers} {customers|customer|customers} of {table} {customers|is|are} in no segment and left out.',
    'compare.column_skipped': 'Nothing to compare in “{field}”: it has one value only, or none is known.',
    'compare.far_values':
      '“{field}” has extreme values: {customers} {customers|customer lies|customers lie} beyond 10 standard deviations and {customers|sways|sway} the means. Trust the rank test.',
    'migration.few_in_both':
      'Only {customers} {customers|customer is|customers are} on both sides: shares of moves are not stable.',
    'migration.window_before_data':
      'The data cover only {covered} of the {days} days of the first window, so the two are not of equal length: frequency and amount of the first are too low, and too many customers seem to come in. Shorten the window or add earlier orders.',
    'migration.ruler_alone':
      'Cut anew, the second side would put {share} of its customers ({customers}) elsewhere by the ruler alone. Freeze the ruler before comparing period by period.',
    'migration.ruler_unknown':
      '“{before}” and “{after}” each have a ruler of their own and cannot be measured by one: how many moves the ruler alone made cannot be told. Use the same baseline in both.',
    'migration.groups_merged':
      'There are more than 20 groups: the {groups} smallest ({customers} rows) are shown as one.',
    'rules.items_capped':
      '{items} items reach the support; only the {kept} most frequent ones were looked at. Ask for more support.',
    'rules.large_baskets':
      '{baskets} {baskets|basket holds|baskets hold} more than {items} items (up to {largest}), perhaps wholesale or test orders, and {baskets|counts|count}. The options can limit the size of a basket.',
    'rules.large_baskets_left_out':
      '{baskets} {baskets|basket|baskets} with more than {items} items {baskets|does|do} not count.',
    'rules.single_items':
      '{share} of the baskets hold a single item and say nothing of what goes together. Baskets by customer may say more.',
    'rules.support_raised':
      'There are too many frequent pairs: the least support was raised to {share} ({count} baskets).',
    'rules.length_reduced':
      'There are too many combinations: only those of up to {length} items were looked for ({asked} asked for). Ask for more support.',
    'rules.rules_capped': 'Of {rules} rules only the first {kept} are kept.',
    'rules.none': 'No rule at a support of {share}. Ask for less support, confidence or lift.',
    'rules.few_baskets':
      '{rules} {rules|rule rests|rules rest} on fewer than {count} baskets and {rules|is|are} not to be acted on.',
    'rules.by_chance': '{rules} {rules|rule|rules} may be mere chance once corrected (q > 0.05).',
    'rules.without_customer':
      '{rows} {rows|row has|rows have} no customer: {rows|it counts|they count} for what is bought together, but not for what is bought next or for offers.',
    'rules.no_purchases':
      'Without a customer and a time it cannot be told what is bought next or what to offer.',
    'rules.window_too_long':
      'The data spans less than {days} days, so no next purchase can be seen. Ask for fewer days.',
    'rules.next_few_customers':
      'Only {customers} {customers|customer tells|customers tell} how good the offers are: the hit rate is not stable.',
    'rules.next_no_better':
      'Offers by rules hit no more often ({rules_share}) than offering what sells most ({popular_share}): they add nothing.',
    'groups.merged':
      '{groups} {groups|group|groups} of fewer than {least} customers, {customers} {customers|customer|customers} in all, {groups|was|were} merged by the rule.',
    'groups.rest_small':
      'What was merged has only {customers} {customers|customer|customers}, fewer than {least}: say nothing of it by itself.',
    'groups.unknown':
      'Of {customers} {customers|customer|customers} ({share}) “{field}” is unknown; they are a group of their own.',
    'groups.values_unread':
      'Some values of “{field}” are not in the table ({examples}): {customers} {customers|customer counts|customers count} as unknown. Add them in the options.',
    'groups.cuts_collapsed': 'The values of “{field}” lie too close: {asked} bands became {bands}.',
    'groups.one_group': 'All customers are in one group, so this tells nobody apart.',
    'needs.incomplete': '{rows} of {of} answer sheets have less than {share} of the items and are left out.',
    'needs.unknown_customers':
      'Of {rows} of {of} customers nothing is known that a need could be inferred from; they are in no group.',
    'needs.straight_liners':
      '{rows} answer {rows|sheet gives|sheets give} the same answer to every item of the scales and {rows|is|are} left out.',
    'needs.straight_liners_kept':
      '{rows} answer {rows|sheet gives|sheets give} the same answer to every item of the scales and {rows|is|are} kept, as set.',
    'needs.few_answers': 'Only {rows} can be used: below {limit} neither groups nor reliability are stable.',
    'needs.unmatched':
      '{unmatched} answer {unmatched|sheet names|sheets name} nobody in the table of customers, {anonymous} {anonymous|has|have} nothing to match by: they count for the groups but belong to no customer.',
    'needs.repeated':
      '{rows} answer {rows|sheet is|sheets are} of customers who answered before: the last of each counts.',
    'needs.small_coverage':
      'Only {customers} {customers|customer|customers} ({share}) {customers|is|are} covered: the result does not speak for all.',
    'needs.low_alpha':
      'Cronbach’s α of “{scale}” is only {alpha} (below 0.7): its items may not measure one thing.',
    'needs.negative_item':
      '“{item}” goes against the other items of “{scale}”: most likely it is reversed. Mark it so in the options.',
    'needs.type_without_items': 'No item or choice speaks of “{scale}”. Add words or items in the options.',
    'competitors.nameless': '{count} {count|competitor has|competitors have} no name.',
    'competitors.unplaced':
      '{count} {count|brand is|brands are} not scored on both axes of the map and {count|is|are} not drawn: {names}.',
    'competitors.shares_over':
      'The market shares add up to {share}, more than 100%. Check sources and definitions.',
    'competitors.share_unsourced': '{count} market {count|share has|shares have} no source.',
    'position.no_difference':
      '{count} {count|position is|positions are} clearly ahead of competitors on none of the criteria {count|it stands|they stand} on: too little to tell us apart.',
    'position.not_supported':
      '{count} {count|position rests|positions rest} on abilities that are not there: do not promise {count|it|them}.',
    'position.brands_left_out':
      '{count} {count|brand is|brands are} not scored on every criterion and not on the perceptual map: {names}.',
    'position.map_shows_little':
      'The two directions of the perceptual map keep only {share} of the differences: do not rely on its distances alone.',
    'plan.cycle':
      '{count} tasks wait for each other and cannot be put in order (numbers {numbers}). Take one of the links away.',
    'plan.missing_task': '{count} {count|task waits|tasks wait} for one that is not there.',
    'plan.segment_gone':
      '{count} {count|task names|tasks name} a segment that is no longer there; the {count|entry stays|entries stay}.',
    'plan.late': 'As of {as_of}, {count} {count|task is|tasks are} late.',
    'plan.unassigned': '{count} open {count|task has|tasks have} nobody assigned.',
    'plan.undated': '{count} open {count|task has|tasks have} no due date.',
    'judgement.unread':
      '{count} {count|entry cannot be read and is|entries cannot be read and are} not counted; what was written stays in the document. Mend it where it is marked.',
    'judgement.weights_zero':
      'Weights sum to zero in {count} {count|place|places}: there is no weighted mean. Give at least one a weight above 0.',
    'judgement.target_gone':
      '{count} {count|segment or target|segments or targets} with entries are not there any more: {names}. What was entered stays in the document.',
    'judgement.twice': '{count} {count|entry repeats|entries repeat} an earlier one: the first is used.',
    'strategy.no_consent':
      'No table says who opted out, so nobody was left out of the lists. Name a table with marketing consent in the settings, or check before handing over.',
    'strategy.contacts_repeated':
      '{customers} {customers|id stands|ids stand} in several rows of the customers: one row each is used. Take a table with a row a customer, the ledger for example.',
    'strategy.no_contact_column':
      'The list “{list}” asks for “{field}”, which the customers do not have: nobody was left out for it.',
    'strategy.segments_gone':
      'The list “{list}” names segments that are gone: {segments}. Choose its segments again.',
    'strategy.list_empty':
      'Nobody is on the list “{list}”. Look at its segments and the contact it asks for.',
    'kpi.query_failed':
      'The query failed in {count} {count|period|periods}: {periods}. They have no value, the others are not affected; each says what went wrong.',
    'kpi.reference_gone':
      'The segmentation “{name}” to break down by is gone, so nothing is broken down by segment. Choose another in the settings.',
    'swot.not_scored':
      '{count} {count|point has|points have} no score and {count|is|are} not counted. Score them 1 to 5, or clear all scores to go by weights alone.',
    'swot.no_evidence':
      '{count} of {of} points {count|cites|cite} no figure and {count|names|name} no source. Cite values of results, or write down the source.',
    'swot.point_gone':
      'Strategies name {count} {count|point that is|points that are} gone: {keys}. Their text stays; choose other points.',
    'forces.without_force':
      '{count} {count|factor belongs|factors belong} to no force and {count|is|are} not counted.',
    'forces.not_scored':
      '{count} of the five forces {count|has|have} no score yet: the intensity of competition is that of the others.',
    'market.value_basis':
      'These segments are cut by value, which is not a market: that “high value” spends much and grows is how it was cut. To choose target markets, take a segmentation by attributes, needs, or both.',
    'market.unsupported':
      '{count} chosen {count|target asks|targets ask} for more than we are able to do. What is not supported may not be promised.',
    'market.history_short':
      'The data do not reach back over two periods of {months} months: own growth is not computed.',
    'market.no_source':
      '{count} {count|segment has|segments have} market figures without a source and a date.',
    'market.share_differs':
      'In {count} {count|segment|segments} the entered share is more than twice, or less than half, of own amount ÷ market size. Check definitions, units and periods.',
    'market.criteria_uncounted':
      '{count} {count|criterion has|criteria have} no id or axis, or repeat an id, and {count|is|are} not counted.',
    'evidence.missing': 'The evidence {path} does not exist. Check the name.',
  },
) satisfies Dictionary<WarningCode>;

const DATES: ReadonlySet<string> = new Set(['date', 'as_of', 'first', 'last']);
const COLUMNS: ReadonlySet<string> = new Set(['measure', 'field', 'feature', 'column']);

function valueInWords(name: string, value: MessageValue, locale: Locale): MessageValue {
  if (typeof value === 'number' && (name === 'share' || name.endsWith('_share')))
    return formatPercent(value, locale);
  if (typeof value !== 'string') return value;
  const word = valueWord(name, value, locale);
  if (word !== null) return word;
  if (DATES.has(name) && /^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value, locale);
  return COLUMNS.has(name) ? columnName(value, locale) : value;
}

/** The classes of rows among the values, each with its count: `退款 12、未付款 3`, or `12 refunded; 3 unpaid`. */
function reasons(values: Warning['values'], locale: Locale): string {
  const told = Object.entries(values).filter(([name, count]) => isRowClass(name) && Number(count) > 0);
  const texts = told.map(([name, count]) => {
    const label = isRowClass(name) ? rowClassName(name, locale) : name;
    const figure = formatNumber(Number(count), locale);
    if (locale === 'zh-CN') return `${label} ${figure}`;
    return `${figure} ${label.charAt(0).toLowerCase()}${label.slice(1)}`;
  });
  return texts.join(locale === 'zh-CN' ? '、' : '; ');
}

/** A warning in the reader's words. A value that the warning does not tell is an ellipsis. */
export function warningText({ code, values }: Warning, locale: Locale): string {
  const words = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, valueInWords(name, value, locale)]),
  );
  const filled = translate(warnings, locale, code, { reasons: reasons(values, locale), ...words });
  return filled.replace(/\{\w+(?:\|[^}]*)?\}/g, '…');
}
