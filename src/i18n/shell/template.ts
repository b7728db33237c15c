import { dictionary } from '../dictionary';

/** The prose of the notebook that is built from a file's mapped fields. Markdown; `{cell.path}` are citations. */
export const template = dictionary(
  {
    emptyTitle: '未命名分析',
    title: '客户分层与画像',
    goal: `**目标**：看清客户由哪些群体组成、每个群体带来多少金额，再决定先服务谁。请把这句话改成这次真正要回答的问题，例如“提升高价值客户的复购率”。`,
    question: '客户由哪些群体组成，先服务谁？',
    scope: '范围只决定看哪些客户、统计哪段时间，不截断历史：首次购买、生命周期等始终用全部记录。',
    source: `## 数据

这一步读入文件，把文件里的列对应到客户、时间、金额等字段。下个月换一份新文件，其余步骤会自动更新。`,
    clean: `## 清洗

这里先去掉品类、地区等文字前后多余的空格。发现问题时在这里加步骤：每一步都说明改了多少行，可以停用、调换次序，下个月对新文件照样执行。`,
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

每个客群与全体客户相比有什么不同：多大、值多少钱、买什么、在哪里。名称和说明由数字拟出，请按业务语言修改。`,
  },
  {
    emptyTitle: 'Untitled analysis',
    title: 'Customer segments and personas',
    goal: `**Goal**: see which groups the customers form and what each of them brings, then decide whom to serve first. Put the question this is really about in its place, for example “raise the repurchase rate of high-value customers”.`,
    question: 'Which groups do the customers form, and whom do we serve first?',
    scope:
      'The scope says which customers are looked at and which period is measured. It does not cut history: first purchase, lifecycle and the like always use every record.',
    source: `## Data

This step reads the file and ties its columns to customer, time, amount and other fields. Next month's file takes the same road, and every step follows.`,
    clean: `## Cleaning

This takes stray blanks off categories, places and the like. Add steps here when something is wrong: each says how many rows it changed, can be switched off or moved, and runs again on next month's file.`,
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

What sets each segment apart from all customers: how large it is, what it is worth, what it buys and where. Names and descriptions are proposed from the figures; put them into the words of your business.`,
  },
);
