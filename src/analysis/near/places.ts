/** Provinces and large cities: two names that stand in different ones are two branches, not two spellings. */
const NAMES = (
  '北京 上海 天津 重庆 河北 山西 内蒙古 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 ' +
  '海南 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 香港 澳门 台湾 石家庄 唐山 秦皇岛 邯郸 保定 廊坊 沧州 太原 大同 ' +
  '呼和浩特 包头 沈阳 大连 鞍山 长春 哈尔滨 大庆 南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 ' +
  '杭州 宁波 温州 嘉兴 湖州 绍兴 金华 义乌 台州 丽水 合肥 芜湖 蚌埠 阜阳 福州 厦门 泉州 漳州 莆田 南昌 九江 赣州 ' +
  '济南 青岛 淄博 烟台 潍坊 济宁 威海 临沂 郑州 洛阳 开封 南阳 新乡 武汉 宜昌 襄阳 荆州 黄石 长沙 株洲 湘潭 衡阳 岳阳 常德 ' +
  '广州 深圳 珠海 汕头 佛山 江门 湛江 茂名 惠州 东莞 中山 揭阳 南宁 柳州 桂林 海口 三亚 成都 绵阳 德阳 南充 宜宾 ' +
  '贵阳 遵义 昆明 大理 丽江 拉萨 西安 咸阳 宝鸡 兰州 西宁 银川 乌鲁木齐'
).split(' ');

/** By the first two signs; the longest first. */
const BY_START = new Map<string, string[]>();
for (const name of [...NAMES].sort((a, b) => b.length - a.length)) {
  BY_START.set(name.slice(0, 2), [...(BY_START.get(name.slice(0, 2)) ?? []), name]);
}

/** The places a text names, sorted. */
export function placesOf(text: string): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length - 1; at++) {
    const place = BY_START.get(text.slice(at, at + 2))?.find((name) => text.startsWith(name, at));
    if (place === undefined) continue;
    found.push(place);
    at += place.length - 1;
  }
  return found.length > 1 ? [...new Set(found)].sort() : found;
}
