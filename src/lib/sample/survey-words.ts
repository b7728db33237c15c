/** What the sample survey asks, in one language: a chain of cafés that thinks of selling coffee in bottles. */
export interface SurveyWords {
  readonly fileName: string;
  /** The columns before the questions. */
  readonly head: readonly string[];
  readonly questions: readonly string[];
  /** The six statements of the battery, two for each need. */
  readonly statements: readonly string[];
  readonly sexes: readonly string[];
  readonly ages: readonly string[];
  readonly tiers: readonly string[];
  readonly incomes: readonly string[];
  /** What matters most, by need. */
  readonly most: readonly string[];
  readonly channels: readonly string[];
  readonly occasions: readonly string[];
  readonly intentions: readonly string[];
  /** Remarks by need. */
  readonly remarks: readonly (readonly string[])[];
  readonly source: string;
  /** Between a question and a row of its battery. */
  readonly dash: string;
}

export const SURVEY_ZH: SurveyWords = {
  fileName: '示例-新品调研问卷.csv',
  head: ['序号', '用户ID', '提交答卷时间', '所用时间', '来源'],
  questions: [
    '1、您的性别',
    '2、您的年龄段',
    '3、您所在城市的级别',
    '4、您的家庭月收入',
    '5、购买瓶装咖啡时您最看重什么',
    '6、您平时在哪里购买饮料',
    '7、您多在什么场合喝咖啡',
    '8、您对下列说法的看法',
    '9、新品上市后您的购买意向',
    '10、您还有什么建议',
  ],
  statements: [
    '价格便宜最重要',
    '我常等促销打折再买',
    '品质比什么都重要',
    '我愿意为好原料多付钱',
    '售后服务要好',
    '送货快很重要',
  ],
  sexes: ['女', '男'],
  ages: ['18-24岁', '25-34岁', '35-44岁', '45岁以上'],
  tiers: ['一线城市', '新一线城市', '二线城市', '三线及以下'],
  incomes: ['8000元以下', '8000-15000元', '15000-30000元', '30000元以上'],
  most: ['价格优惠', '品质', '服务'],
  channels: ['便利店', '超市', '电商平台', '外卖平台', '自动售货机'],
  occasions: ['上班提神', '加班熬夜', '朋友聚会', '运动前后', '居家休闲'],
  intentions: ['肯定不买', '可能不买', '不确定', '可能会买', '肯定会买'],
  remarks: [
    ['希望经常有满减优惠', '价格再低一点会常买', '多出大包装，划算'],
    ['豆子要新鲜，少放糖', '希望标明产地和烘焙日期', '口味要像店里现做的'],
    ['希望能当天送到', '客服回复要快', '坏了要好退换'],
  ],
  source: '微信',
  dash: '—',
};

export const SURVEY_EN: SurveyWords = {
  fileName: 'sample-survey.csv',
  head: ['Response', 'Customer ID', 'Submitted', 'Seconds', 'Source'],
  questions: [
    '1. Your sex',
    '2. Your age',
    '3. Where do you live',
    '4. Monthly income of your household',
    '5. What matters most when you buy bottled coffee',
    '6. Where do you usually buy drinks',
    '7. When do you mostly drink coffee',
    '8. How far do you agree',
    '9. Would you buy the new bottles',
    '10. Anything else you would like to tell us',
  ],
  statements: [
    'A low price matters most',
    'I often wait for a discount',
    'Quality matters more than anything',
    'I would pay more for good beans: brand and material count',
    'Service after the sale has to be good',
    'Fast delivery is important',
  ],
  sexes: ['female', 'male'],
  ages: ['18-24', '25-34', '35-44', '45 and over'],
  tiers: ['Capital', 'Large city', 'Town', 'Country'],
  incomes: ['under 2,000', '2,000-3,500', '3,500-6,000', 'over 6,000'],
  most: ['price', 'quality', 'service'],
  channels: ['Corner shop', 'Supermarket', 'Online shop', 'Delivery app', 'Vending machine'],
  occasions: ['On the way to work', 'Working late', 'With friends', 'Around sports', 'At home'],
  intentions: ['certainly not', 'probably not', 'not sure', 'probably', 'certainly'],
  remarks: [
    [
      'More offers and discounts, please',
      'I would buy it often at a lower price',
      'Sell a cheap large bottle',
    ],
    [
      'Fresh beans and little sugar: quality first',
      'Print origin and roasting date',
      'It should taste as in the café',
    ],
    ['Same-day delivery would be great', 'Answer questions faster', 'Make returns easy'],
  ],
  source: 'link',
  dash: '—',
};
