import { dictionary } from '../dictionary';

/** The prose and first entries of the notebooks that go on to decisions. Markdown; `{cell.path}` are citations. */
export const decisionTemplate = dictionary(
  {
    membersTitle: '会员经营：从分层到行动',
    membersGoal: `**目标**：提升高价值会员的复购率。先看清会员由哪些客群组成，再选定目标客群，写下策略、计划和指标，季末回来复盘。

> [!TIP]
> 请把目标改成这次真正要做的事。`,
    membersQuestion: '怎样提升高价值会员的复购率？',
    membersSuccess: '高价值会员的复购率',
    membersCompare: `## 交叉验证

各客群在品类、地区、渠道上的差别是真的吗、大不大。只有又真又大的差别才值得写进画像和策略。`,
    membersGroups: `## 会员是谁

按年龄和性别把会员分开：目标市场要按“人是谁”来选，而不是按“花了多少钱”。`,
    accountsTitle: '企业客户：分级与经营计划',
    accountsGoal: `**目标**：把有限的客户经理时间用在最值得的客户上。先按年采购额、合作年限和增购意向分级，再看行业与规模，最后定策略、任务和指标。`,
    accountsQuestion: '客户经理的时间应先投给哪些客户？',
    accountsSuccess: '战略合作伙伴与重点发展客户的年采购额',
    accountsTiers: `## 客户分级

战略合作伙伴：年采购额不低于 100 万且合作满 3 年；重点发展：50 万到 100 万且有增购意向；常规维护：不足 50 万。规则之间有空档，落在空档里的客户单独列为“重点发展-待确认”，由客户经理逐一核实。`,
    accountsGroups: `## 行业与规模

同一级别的客户，行业和规模不同，买法也不同。太小的组按写明的规则合并。`,
    accountsPersona: `## 客户画像

各级客户是谁、买什么、带来多少毛利。

> [!TIP]
> 决策路径、信息渠道和痛点要靠访谈补上；每一级都可以抽一份访谈名单。`,
    winbackTitle: '唤醒沉默客户',
    winbackGoal: `**目标**：把值得挽回的客户请回来，并证明效果来自这次行动。按购买间隔判断谁在流失，算清谁值得挽回，名单留出对照组，到期比较。`,
    winbackQuestion: '哪些沉默客户值得挽回，怎样证明有效？',
    winbackSuccess: '触达组相对对照组多出的回购率',
    winbackClv: `## 值得挽回吗

模型估计每位客户是否仍活跃、今后一年值多少钱。挽回的花费不应超过挽回得来的价值；数据撑不起模型时会说明并退回简单公式。`,
    entryTitle: '进入新市场：调研、定位与上市计划',
    entryGoal: `**目标**：判断新品该卖给谁、凭什么赢。从问卷看需求，选定目标市场，比较竞争对手，写出定位，再排上市计划。`,
    entryQuestion: '新品先卖给谁，凭什么与众不同？',
    entryPersona: `## 需求画像

每一类需求的人是谁、在哪里买、什么场合用。样本不足的说法不写。`,
    reviewTitle: '季度复盘',
    reviewGoal: `**目标**：把这一季的实际结果与目标、与上一季放在一起看，找出差距从哪里来，定下一季改什么。

> [!TIP]
> 每季把新的导出文件加进来，已关闭的季度保持原样。`,
    reviewQuestion: '这一季达到目标了吗，差距从哪里来？',
    reviewSuccess: '各项指标达到本季目标',
    reviewMigration: `## 客群迁移

两段同样长的时间用同一把尺子衡量：谁升谁降、谁来谁走。`,
    reviewKpi: `## 指标复盘

每项指标按季计算；目标暂定，待确认。

> [!TIP]
> 看完原因后关闭这一季：实际值写进文档，下一季的文件不会改动它。`,
    reviewStrategy: `## 下一季的调整

在复盘里写下的调整，落到这里的客群策略和下面的任务里。`,

    market: `## 目标市场选择

把每个客群当作一个市场：自己的规模、金额和增长来自数据；自身能力达不到的要求会标出来，不应对外承诺。

> [!TIP]
> 市场的规模、增长和份额由你填写，并注明来源和日期。`,
    forces: `## 波特五力

供应商、购买者、替代品、新进入者和同业竞争各有多强，逐条打分并写明依据。

> [!TIP]
> 每种力量的菜单里有常见的因素，挑出与你们有关的来打分。`,
    competitors: `## 竞争对手

对手服务谁、长处在哪里，在两条评价轴上各居何处，哪里是空白。

> [!TIP]
> 写下对手的客户、长处、价格和服务，在评价轴上打分；自己的不同之处写成能被检验的一句话。`,
    swot: `## SWOT

优势和劣势引用上面的数字；确认之后，数字一变就会提示复核。

> [!TIP]
> 机会和威胁来自市场：对手正在用什么吸引同样的客户？请写上来源和日期。`,
    position: `## 定位

对谁、在什么场合、凭什么不同。与对手没有差别、或自身能力撑不住的说法会被指出来。`,
    strategy: `## 细分市场策略

每个客群的产品、价格、渠道、服务和沟通。以下是常用做法，供讨论用，尚未确认。名单可以留出对照组，日后用来证明效果。

> [!TIP]
> 改成你们的做法，并删去上面“尚未确认”的说明。`,
    plan: `## 执行计划

任务、负责人、起止日期和先后次序。

> [!TIP]
> 没有负责人或日期的任务会列出来，先把它们补上。`,
    kpi: `## 效果跟踪

指标由订单算出，口径写在旁边。目标暂定，待确认。

> [!TIP]
> 基准期和目标由你确认；每季结束时关闭这一季，实际值留在文档里。`,

    strengthValue:
      '重要价值客户占客户数的 {rfm.share[important_value]}，贡献了 {rfm.amount_share[important_value]} 的金额。',
    weaknessWinback:
      '重要挽留客户占 {rfm.share[important_winback]}：过去买得多，如今很久没来，金额占 {rfm.amount_share[important_winback]}。',
    opportunityDevelop: '重要发展客户占 {rfm.share[important_develop]}，最近来过、单价高，只是还买得少。',
    strengthStrategic:
      '战略合作伙伴 {tiers.customers[strategic]} 家，占累计金额的 {tiers.amount_share[strategic]}。',
    weaknessConcentration:
      '战略合作伙伴占客户数的 {tiers.share[strategic]}，占累计金额的 {tiers.amount_share[strategic]}：收入是否过于依赖少数客户？',
    opportunityKey:
      '重点发展客户 {tiers.customers[key]} 家，占累计金额的 {tiers.amount_share[key]}，都表示有增购意向。',
    strengthMature:
      '成熟期客户占 {lifecycle.share[mature]}，贡献了 {lifecycle.amount_share[mature]} 的金额。',
    weaknessAtRisk: '流失风险客户占 {lifecycle.share[at_risk]}，沉睡客户占 {lifecycle.share[lapsed]}。',

    core_objective: '留住并提高复购',
    core_product: '新品优先、专属定制',
    core_price: '按价值定价，不靠折扣',
    core_channel: '一对一顾问、会员小程序',
    core_service: '专属客服，售后优先',
    core_message: '会员日权益、生日礼遇',
    develop_objective: '提高购买次数',
    develop_product: '搭配推荐、补货提醒',
    develop_price: '第二件优惠、满额礼',
    develop_channel: '短信与企业微信',
    develop_message: '“上次买的快用完了吗”',
    winback_objective: '请回来，再买一次',
    winback_price: '限时回归券，额度不超过预计价值',
    winback_channel: '短信、电话回访',
    winback_service: '先问离开的原因，再解决问题',
    winback_message: '我们改进了什么',
    general_objective: '低成本维系',
    general_product: '标准商品、组合装',
    general_price: '大促与拼团',
    general_channel: '线上自助',
    strategic_objective: '续约并扩大合作品类',
    strategic_product: '定制方案、联合开发',
    strategic_price: '年度框架协议价',
    strategic_service: '专属客户经理，季度回访',
    key_objective: '一年内升为战略合作伙伴',
    key_product: '试用新产品线',
    key_price: '阶梯采购价',
    key_service: '客户经理每月联系',
    routine_objective: '以标准服务稳住采购',
    routine_channel: '线上下单、电话客服',
    confirm_objective: '核实合作年限与增购意向',
    need_price_objective: '用性价比取得首批客户',
    need_price_product: '大容量、组合装',
    need_price_price: '满减、第二件半价',
    need_quality_objective: '以品质建立口碑',
    need_quality_product: '优选原料，标明产地',
    need_quality_price: '按价值定价',
    need_service_objective: '以便利与服务留住客户',
    need_service_service: '当日送达、售后无忧',
    need_service_channel: '外卖与到家平台',

    measureCore: '会员日邀请',
    measureDevelop: '补货提醒',
    measureWinback: '回归券',
    measureAtRisk: '流失预警回访',

    tierStrategic: '战略合作伙伴',
    tierKey: '重点发展',
    tierRoutine: '常规维护',

    taskInterview: '访谈 20 位高价值客户，记录需求和不满',
    taskRights: '确定会员日权益和预算',
    taskList: '导出名单并留出对照组',
    taskLaunch: '上线活动',
    taskMeasure: '到期比较触达组与对照组',
    taskReview: '季末复盘并调整策略',
    taskVerify: '客户经理核实“待确认”客户的合作年限与增购意向',
    taskFrame: '与战略合作伙伴谈年度框架协议',
    taskVisit: '拜访重点发展客户，确认增购需求',
    taskReason: '电话了解流失原因，抽样 30 位',
    taskPilot: '在一个城市试销',
    taskPartners: '确定供货与渠道伙伴',
    taskRollout: '按试销结果推广到其他城市',
    taskClose: '关闭本季指标，写下原因',
    taskAdjust: '按调整更新客群策略',
  },
  {
    membersTitle: 'Members: from segments to action',
    membersGoal: `**Goal**: raise the repurchase rate of high-value members. See which segments the members form, choose targets, write down strategy, plan and measures, and come back at the end of the quarter.

> [!TIP]
> Put what you really want to do in the place of this sentence.`,
    membersQuestion: 'How do we raise the repurchase rate of high-value members?',
    membersSuccess: 'repurchase rate of high-value members',
    membersCompare: `## Cross-check

Are the differences between segments in category, region and channel real, and are they large? Only what is both belongs into personas and strategies.`,
    membersGroups: `## Who the members are

Members by age and sex: target markets are chosen by who people are, not by what they spent.`,
    accountsTitle: 'Accounts: tiers and a plan for them',
    accountsGoal: `**Goal**: spend the account managers' time where it counts most. Tiers by yearly purchase, years of cooperation and intention to buy more; then industry and size; then strategy, tasks and measures.`,
    accountsQuestion: 'Which accounts should our managers see first?',
    accountsSuccess: 'yearly purchase of strategic partners and accounts to develop',
    accountsTiers: `## Tiers of accounts

Strategic partner: at least 1,000,000 a year and three years of cooperation. To develop: 500,000 to 1,000,000 and an intention to buy more. Routine care: less than 500,000. The rules leave holes: what falls into them stands apart as “to be confirmed”, for the account managers to look into.`,
    accountsGroups: `## Industry and size

Accounts of one tier buy differently by industry and size. Groups that are too small are merged by the rule that is stated.`,
    accountsPersona: `## Personas of accounts

Who the accounts of each tier are, what they buy and what margin they leave.

> [!TIP]
> Decision path, information channels and pains come from interviews; a sample to interview can be drawn for each tier.`,
    winbackTitle: 'Win back silent customers',
    winbackGoal: `**Goal**: bring back those who are worth it, and show that it was this that brought them back. Who is leaving is judged by the intervals between purchases; each list keeps a control group, and both are compared when the time is up.`,
    winbackQuestion: 'Which silent customers are worth winning back, and how do we prove that it works?',
    winbackSuccess: 'repurchase of those addressed beyond that of the control group',
    winbackClv: `## Are they worth it?

A model estimates whether each customer is still active and what the next year is worth. Winning back should not cost more than it brings; where the data cannot carry the model, the step says so and uses a simple formula.`,
    entryTitle: 'Entering a market: survey, position and launch',
    entryGoal: `**Goal**: decide whom the new product is for and why it wins. Needs from the survey, target markets, competitors, a position, and then the plan of the launch.`,
    entryQuestion: 'Whom is the new product for first, and what sets it apart?',
    entryPersona: `## Personas of needs

Who has each need, where they buy and on what occasions. Nothing is said on too small a base.`,
    reviewTitle: 'Quarterly review',
    reviewGoal: `**Goal**: set this quarter's results beside the targets and the quarter before, find where the gap comes from, and decide what changes next.

> [!TIP]
> Add each quarter's export; quarters that are closed stay as they were.`,
    reviewQuestion: 'Did we reach the targets of this quarter, and where does the gap come from?',
    reviewSuccess: 'every measure reaches its target of the quarter',
    reviewMigration: `## Who moved

Two periods of equal length, measured with one ruler: who rose and fell, who came and went.`,
    reviewKpi: `## Review of the measures

Each measure is computed by quarter; the targets are provisional.

> [!TIP]
> Write down the cause, then close the quarter: its values go into the document, and next quarter’s files leave them alone.`,
    reviewStrategy: `## What changes next quarter

What the review decided goes into the strategies here and the tasks below.`,

    market: `## Target markets

Each segment as a market: own size, amount and growth come from the data. What our abilities do not support is marked and should not be promised.

> [!TIP]
> Size, growth and share of the market are yours to enter, with source and date.`,
    forces: `## Five forces

How strong suppliers, buyers, substitutes, new entrants and rivals are, scored one by one with the reason.

> [!TIP]
> Each force has a menu of usual factors: take those that matter to you, and score them.`,
    competitors: `## Competitors

Whom they serve and what they are strong in, where everybody stands on two axes, and where nobody does.

> [!TIP]
> Write down their customers, strengths, price and service, and score them; put your own difference as a sentence that can be tested.`,
    swot: `## SWOT

Strengths and weaknesses cite the figures above; once confirmed, they ask for review when those change.

> [!TIP]
> Opportunities and threats come from the market: what do competitors offer the same customers? Add where you know it from, and of when.`,
    position: `## Position

For whom, when, and what sets us apart. Claims that do not differ from competitors', or that our abilities do not carry, are pointed out.`,
    strategy: `## Strategy for each segment

Product, price, channel, service and message for each. What stands here is usual practice, for discussion, and not confirmed yet. Lists can keep a control group, which later shows what the measure brought.

> [!TIP]
> Make them yours, and take out the words “not confirmed yet”.`,
    plan: `## Plan

Tasks with owner, dates and order.

> [!TIP]
> Those without an owner or a date are listed: see to them first.`,
    kpi: `## Results

Measures are computed from the orders, with the definition beside them. The targets are provisional.

> [!TIP]
> Baseline and target are yours to confirm; close the quarter at its end, and its values stay in the document.`,

    strengthValue:
      'High-value active customers are {rfm.share[important_value]} of the customers and bring {rfm.amount_share[important_value]} of the amount.',
    weaknessWinback:
      'High-value customers to win back are {rfm.share[important_winback]}: they bought much and have not come for long; {rfm.amount_share[important_winback]} of the amount.',
    opportunityDevelop:
      'High-value customers to develop are {rfm.share[important_develop]}: they bought lately and spend much, but rarely so far.',
    strengthStrategic:
      'The {tiers.customers[strategic]} strategic partners bring {tiers.amount_share[strategic]} of the amount so far.',
    weaknessConcentration:
      'Strategic partners are {tiers.share[strategic]} of the accounts and {tiers.amount_share[strategic]} of the amount: does revenue rest on too few?',
    opportunityKey:
      'The {tiers.customers[key]} accounts to develop bring {tiers.amount_share[key]} of the amount so far and say that they intend to buy more.',
    strengthMature:
      'Mature customers are {lifecycle.share[mature]} and bring {lifecycle.amount_share[mature]} of the amount.',
    weaknessAtRisk:
      'Customers at risk are {lifecycle.share[at_risk]}, lapsed ones {lifecycle.share[lapsed]} of all.',

    core_objective: 'Keep them and have them buy again',
    core_product: 'New products first, made to measure',
    core_price: 'Priced by value, not by discounts',
    core_channel: 'Personal adviser, members’ app',
    core_service: 'Dedicated desk, first in line after the sale',
    core_message: 'Members’ day and birthday rights',
    develop_objective: 'Have them buy more often',
    develop_product: 'What goes with it, reminders to restock',
    develop_price: 'Second piece cheaper, gift above a sum',
    develop_channel: 'Text messages',
    develop_message: '“Running low on what you bought last time?”',
    winback_objective: 'Bring them back for one purchase',
    winback_price: 'A voucher for a short time, below the expected value',
    winback_channel: 'Text message, then a call',
    winback_service: 'Ask why they left, then mend it',
    winback_message: 'What we have changed since',
    general_objective: 'Keep at low cost',
    general_product: 'Standard goods, bundles',
    general_price: 'Sales and group offers',
    general_channel: 'Online self-service',
    strategic_objective: 'Renew, and widen the range they buy',
    strategic_product: 'Custom solutions, joint development',
    strategic_price: 'Yearly framework prices',
    strategic_service: 'Dedicated manager, review every quarter',
    key_objective: 'Strategic partner within a year',
    key_product: 'Trial of a new product line',
    key_price: 'Prices in steps by volume',
    key_service: 'A call from the manager every month',
    routine_objective: 'Keep buying steady with standard service',
    routine_channel: 'Online orders, telephone desk',
    confirm_objective: 'Confirm years of cooperation and intention',
    need_price_objective: 'Win the first buyers by value for money',
    need_price_product: 'Large packs, multipacks',
    need_price_price: 'Reductions above a sum, second at half price',
    need_quality_objective: 'Build a name on quality',
    need_quality_product: 'Chosen materials, origin on the label',
    need_quality_price: 'Priced by value',
    need_service_objective: 'Keep them by ease and service',
    need_service_service: 'Same-day delivery, easy returns',
    need_service_channel: 'Delivery platforms',

    measureCore: 'Invitation to members’ day',
    measureDevelop: 'Reminder to restock',
    measureWinback: 'Welcome-back voucher',
    measureAtRisk: 'Call to customers at risk',

    tierStrategic: 'Strategic partner',
    tierKey: 'To develop',
    tierRoutine: 'Routine care',

    taskInterview: 'Interview 20 high-value customers: needs and complaints',
    taskRights: 'Decide the rights of members’ day and its budget',
    taskList: 'Export the lists, with a control group kept out',
    taskLaunch: 'Start the campaign',
    taskMeasure: 'Compare those addressed with the control group',
    taskReview: 'Review at the end of the quarter and adjust',
    taskVerify: 'Account managers confirm years and intention of accounts “to be confirmed”',
    taskFrame: 'Negotiate yearly frameworks with strategic partners',
    taskVisit: 'Visit the accounts to develop about more business',
    taskReason: 'Call a sample of 30 and ask why they left',
    taskPilot: 'Test sales in one city',
    taskPartners: 'Settle supply and channel partners',
    taskRollout: 'Roll out to other cities by what the test showed',
    taskClose: 'Close the measures of the quarter with their causes',
    taskAdjust: 'Put the adjustments into the strategies',
  },
);
