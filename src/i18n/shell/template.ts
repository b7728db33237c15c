import { dictionary } from '../dictionary';

/** The prose of the notebook that is built from a file's mapped fields. Markdown; `{cell.path}` are citations. */
export const template = dictionary(
  {
    emptyTitle: '未命名分析',
    title: '客户分层与画像',
    goal: `**目标**：看清客户由哪些群体组成、每个群体带来多少金额，再决定先服务谁。

> [!TIP]
> 请把这句话改成这次真正要回答的问题，例如“提升高价值客户的复购率”。`,
    question: '客户由哪些群体组成，先服务谁？',
    scope: '范围只决定看哪些客户、统计哪段时间，不截断历史：首次购买、生命周期等始终用全部记录。',
    source: `## 数据

这一步读入文件，把文件里的列对应到客户、时间、金额等字段。

> [!TIP]
> 下个月换一份新文件，其余步骤会自动更新。`,
    clean: `## 清洗

这里先去掉品类、地区等文字前后多余的空格。

> [!TIP]
> 发现问题时在这里加步骤：每一步都说明改了多少行，可以停用、调换次序，下个月对新文件照样执行。`,
    sales: `## 销售概况

这几张图直接按文件里的记录统计，未扣除退款，先看走势是否符合常识。`,
    ordersOnly: `## 销售概况

这几张图按文件里的记录统计订单数和客户数。一张订单的总额在多行中重复出现，直接相加会算多，所以这里不画金额。`,
    monthlyAmount: '每月金额',
    monthlyOrders: '每月订单数',
    monthlyRows: '每月记录数',
    byCategory: '各品类金额',
    byCity: '各城市金额',
    byProvince: '各省份金额',
    customersByCategory: '各品类客户数',
    customersByCity: '各城市客户数',
    customersByProvince: '各省份客户数',
    metrics: `## 特征指标

每位客户多久买一次、每次多少钱、喜欢什么；以及整体的复购率、笔单价和客单价。统计窗口内有 {metrics.value[customers]} 位客户下单，复购率为 {metrics.share[repurchase_rate]}。每个指标的口径在它的名称旁边；缺数据的指标单独列出，不以 0 代替。`,
    rfm: `## RFM 分层

按最近一次购买的时间（R）、购买次数（F）和累计金额（M）给每位客户打分，再把高低组合成八个客群。共 {rfm.customers} 位客户；重要价值客户占 {rfm.share[important_value]}，带来 {rfm.amount_share[important_value]} 的金额。`,
    cluster: `## 聚类

不预设规则，把 R、F、M 相近的客户归到一起，分成 3 到 5 组中最清楚的一种。与上面的分层互相印证：两种方法都认出的群体更可靠。`,
    persona: `## 客群画像

每个客群与全体客户相比有什么不同：多大、值多少钱、买什么、在哪里。

> [!TIP]
> 名称和说明由数字拟出，请按业务语言修改。`,
    methodsTitle: '分群方法对照',
    methodsGoal: `**目标**：同一批客户用几种方法分群，看哪些群体每种方法都认得出，再选定一种作为日常口径。`,
    methodsQuestion: '哪一种分群最能说明客户的差别？',
    methodsMetrics: `## 特征指标

分群之前先看每位客户的频次、金额、间隔和偏好；后面的标签规则也从这里取数。`,
    methodsTiers: `## 价值分层

按累计金额从高到低排序：贡献前 80% 金额的是 A 类，到 95% 的是 B 类，其余是 C 类。洛伦兹曲线和基尼系数说明金额有多集中。`,
    methodsLifecycle: `## 生命周期

按首次购买、最近购买和自己的购买间隔，把客户分为新客、成长、成熟、流失风险、沉睡和流失。阈值由购买间隔的分布提出，可以修改。`,
    methodsGroups: `## 地域与属性

按文件里有的地区、年龄、性别或企业属性分群，太小的群按写明的规则合并。`,
    methodsTags: `## 标签

一位客户可以有多个标签。先用常用规则，再换成自己的规则；标签的组合也能成为客群。`,
    methodsTree: `## 用决策树解释聚类

聚类的分界看不见，这里用几条规则去逼近它：每条路径是一句话，旁边写着覆盖多少客户、有多纯。`,
    retentionTitle: '留存与客户价值',
    retentionGoal: `**目标**：看清客户留下多少、何时离开、今后还值多少钱，先挽回最值得的人。`,
    retentionQuestion: '哪些客户正在流失，其中谁值得先挽回？',
    retentionLifecycle: `## 生命周期

客户处在哪个阶段、多久没来算有流失风险：阈值取自这份数据里的购买间隔。预警名单按金额排序。`,
    retentionCohort: `## 留存

同一个月首次购买的客户，之后各月还有多少人下单。右下角还没过完的月份单独标出，不与前面的比较。`,
    retentionClv: `## 客户生命周期价值

用 BG/NBD 和 Gamma–Gamma 模型估计每位客户是否仍活跃、今后一年会买几次、值多少钱；数据撑不起模型时退回简单公式并说明原因。`,
    retentionMigration: `## 客群迁移

最近一段时间与之前同样长的一段时间相比，谁升谁降、谁来谁走。两段时间用同一把尺子，变化来自客户而不是分数线。`,
    basketTitle: '关联购买分析',
    basketGoal: `**目标**：找出常一起买、接着会买的商品，为每个客群选定下一个推荐。`,
    basketQuestion: '哪些商品该放在一起卖，下一个该推荐什么？',
    basketRules: `## 关联分析

哪些商品常在一起出现、比碰巧多几倍；买过之后多久会买什么；对每个客群推荐什么最准，与“只推热销品”比过再下结论。`,
    methodsCompare: `## 交叉验证

RFM 的各个客群在品类、地区、渠道上的差别是真的吗、大不大；它和聚类有多一致。检验都做了多重比较校正，并给出效应大小。`,
    surveyTitle: '需求调研分群',
    surveyGoal: `**目标**：从问卷答案里看出客户看重什么，分成价格敏感、品质追求、服务依赖等类型，再看各类是谁。`,
    surveyNeeds: `## 需求分群

量表先看信度（Cronbach α）和因子，再按答案聚类；每一类按最看重的题目命名，可以改名。未答完的和一路选同一项的答卷单独说明。`,
    surveyCompare: `## 谁有这样的需求

各类需求在性别、年龄、地区上的差别是否真实、有多大。`,
  },
  {
    emptyTitle: 'Untitled analysis',
    title: 'Customer segments and personas',
    goal: `**Goal**: see which groups the customers form and what each of them brings, then decide whom to serve first.

> [!TIP]
> Put the question this is really about in its place, for example “raise the repurchase rate of high-value customers”.`,
    question: 'Which groups do the customers form, and whom do we serve first?',
    scope:
      'The scope says which customers are looked at and which period is measured. It does not cut history: first purchase, lifecycle and the like always use every record.',
    source: `## Data

This step reads the file and ties its columns to customer, time, amount and other fields.

> [!TIP]
> Next month's file takes the same road, and every step follows.`,
    clean: `## Cleaning

This takes stray blanks off categories, places and the like.

> [!TIP]
> Add steps here when something is wrong: each says how many rows it changed, can be switched off or moved, and runs again on next month's file.`,
    sales: `## Sales at a glance

These charts count the records as they are in the file, refunds not taken off: a first look at whether the course of things makes sense.`,
    ordersOnly: `## Sales at a glance

These charts count orders and customers as they are in the file. The total of an order stands on several of its lines, and adding it up would count it more than once, so no amounts are drawn here.`,
    monthlyAmount: 'Amount by month',
    monthlyOrders: 'Orders by month',
    monthlyRows: 'Records by month',
    byCategory: 'Amount by category',
    byCity: 'Amount by city',
    byProvince: 'Amount by region',
    customersByCategory: 'Customers by category',
    customersByCity: 'Customers by city',
    customersByProvince: 'Customers by region',
    metrics: `## Feature metrics

How often each customer buys, for how much and what; and of everyone the repurchase rate and the amount per order and per customer. In the window {metrics.value[customers]} customers ordered, and {metrics.share[repurchase_rate]} of them more than once. The definition stands beside each metric; what lacks data is listed apart and never shown as 0.`,
    rfm: `## RFM segments

Every customer is scored by how recently (R), how often (F) and how much (M) they bought; high and low together make eight segments. There are {rfm.customers} customers; the high-value active ones are {rfm.share[important_value]} of them and bring {rfm.amount_share[important_value]} of the amount.`,
    cluster: `## Clusters

Without rules set beforehand, customers of like R, F and M are put together, in three to five groups, whichever is clearest. It checks the segments above: a group that both methods find is the more reliable one.`,
    persona: `## Personas

What sets each segment apart from all customers: how large it is, what it is worth, what it buys and where.

> [!TIP]
> Names and descriptions are proposed from the figures; put them into the words of your business.`,
    methodsTitle: 'Ways of segmenting, side by side',
    methodsGoal: `**Goal**: group the same customers in several ways, see which groups every way finds, and settle on one for daily use.`,
    methodsQuestion: 'Which grouping tells most about how customers differ?',
    methodsMetrics: `## Metrics

How often, how much, at what intervals and what they like: a look at each customer before any grouping. The tags further down are made from this.`,
    methodsTiers: `## Value tiers

Customers by what they spent, the largest first: A brings the first 80 % of the amount, B the next 15 %, C the rest. The Lorenz curve and the Gini coefficient tell how concentrated that is.`,
    methodsLifecycle: `## Lifecycle

New, growing, mature, at risk, lapsed or lost, by first and last purchase and the customer's own interval. The thresholds come from the gaps between purchases and can be changed.`,
    methodsGroups: `## Places and attributes

Groups by region, age, sex or company, whatever the file has. Groups that are too small are merged by a stated rule.`,
    methodsTags: `## Tags

A customer can have many. Begin with the usual rules and put your own in their place; combinations of tags can be segments too.`,
    methodsTree: `## A tree that explains the clusters

Nobody sees where clusters end. A few rules come close: each path is a sentence, with how many customers it covers and how pure it is.`,
    retentionTitle: 'Retention and customer value',
    retentionGoal: `**Goal**: see how many customers stay, when they leave and what they will be worth, and win back those who matter most.`,
    retentionQuestion: 'Which customers are leaving, and whom do we win back first?',
    retentionLifecycle: `## Lifecycle

Which stage customers are in, and after how long they are at risk: the thresholds come from the gaps between purchases in this file. The warning list has the most valuable first.`,
    retentionCohort: `## Retention

Of the customers who first bought in a month, how many ordered in the months after. Months that are not over are marked and not compared.`,
    retentionClv: `## Lifetime value

BG/NBD and Gamma–Gamma estimate who is still active, how often they will buy in the next year and what that is worth. Where the data do not carry the model, the simple formula takes its place and the reason is given.`,
    retentionMigration: `## Migration

The last stretch of time beside one of the same length before it: who rose, who fell, who came and who left. Both are measured with one ruler, so what changed is the customers and not the cuts.`,
    basketTitle: 'What is bought together',
    basketGoal: `**Goal**: find products that go together or follow each other, and choose what to offer each segment next.`,
    basketQuestion: 'What belongs together, and what should be offered next?',
    basketRules: `## Association rules

Which products come together more often than chance, what is bought next and after how many days, and which offer fits each segment, checked against simply offering what sells best.`,
    methodsCompare: `## Cross analysis

Whether the RFM segments differ by category, place and channel, really and by much, and how far they agree with the clusters. All tests are corrected for their number and come with the size of the effect.`,
    surveyTitle: 'Needs from a survey',
    surveyGoal: `**Goal**: see from the answers what customers care about, group them into price-sensitive, quality-seeking, service-dependent and the like, and find out who they are.`,
    surveyNeeds: `## Groups by need

Scales first show their reliability (Cronbach's alpha) and factors; then answers are clustered, and each group is named by what it asks for most. You can rename it. Sheets not finished and sheets with the same answer throughout are told apart.`,
    surveyCompare: `## Who has these needs

Whether the groups differ by sex, age and place, really and by how much.`,
  },
);
