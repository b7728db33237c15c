/**
 * City tiers, in the manner of the yearly ranking of cities' appeal to business (城市商业魅力排行榜). This table has the list
 * published in 2020, the names without 市; cities that are not named are 四线及以下. Tiers change every year: state the year
 * with a figure, and edit the table here.
 */
export const TIERS_DATE = '2020';

export const TIERS = {
  一线: '北京 上海 广州 深圳',
  新一线: '成都 重庆 杭州 武汉 西安 天津 苏州 南京 郑州 长沙 东莞 沈阳 青岛 合肥 佛山',
  二线: '宁波 昆明 福州 无锡 厦门 济南 大连 哈尔滨 温州 石家庄 泉州 南宁 长春 南昌 贵阳 金华 常州 惠州 嘉兴 南通 徐州 太原 珠海 中山 保定 兰州 台州 绍兴 烟台 廊坊',
  三线: '潍坊 扬州 海口 汕头 洛阳 乌鲁木齐 临沂 唐山 镇江 盐城 湖州 赣州 泰州 济宁 呼和浩特 咸阳 漳州 揭阳 江门 桂林 邯郸 芜湖 三亚 阜阳 淮安 遵义 银川 衡阳 上饶 柳州 淄博 莆田 绵阳 湛江 商丘 宜昌 沧州 连云港 南阳 九江 新乡 信阳 襄阳 岳阳 蚌埠 驻马店 滁州 威海 宿迁 株洲 宁德 邢台 潮州 秦皇岛 肇庆 荆州 周口 马鞍山 清远 宿州 鞍山 安庆 菏泽 宜春 黄冈 泰安 南充 六安 大庆 舟山',
} as const;

/** What is not in the list. */
export const LOWEST_TIER = '四线及以下';

export const TIER_NAMES = {
  一线: 'Tier 1',
  新一线: 'New tier 1',
  二线: 'Tier 2',
  三线: 'Tier 3',
  四线及以下: 'Tier 4 and below',
} as const;
export type CityTier = keyof typeof TIER_NAMES;
