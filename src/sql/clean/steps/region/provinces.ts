/**
 * Province-level divisions by the first two digits of GB/T 2260, with the seven large regions that statistics and
 * businesses in China use (Hong Kong, Macau and Taiwan apart). As of 2024; edit it here when it changes.
 */
export interface Province {
  readonly code: string;
  readonly name: string;
  /** The name as it is said. */
  readonly short: string;
  readonly en: string;
  readonly region: LargeRegion;
}

export const LARGE_REGIONS = {
  华北: 'North China',
  东北: 'Northeast China',
  华东: 'East China',
  华中: 'Central China',
  华南: 'South China',
  西南: 'Southwest China',
  西北: 'Northwest China',
  港澳台: 'Hong Kong, Macau and Taiwan',
} as const;
export type LargeRegion = keyof typeof LARGE_REGIONS;

const ROWS: readonly (readonly [string, string, string, string, LargeRegion])[] = [
  ['11', '北京市', '北京', 'Beijing', '华北'],
  ['12', '天津市', '天津', 'Tianjin', '华北'],
  ['13', '河北省', '河北', 'Hebei', '华北'],
  ['14', '山西省', '山西', 'Shanxi', '华北'],
  ['15', '内蒙古自治区', '内蒙古', 'Inner Mongolia', '华北'],
  ['21', '辽宁省', '辽宁', 'Liaoning', '东北'],
  ['22', '吉林省', '吉林', 'Jilin', '东北'],
  ['23', '黑龙江省', '黑龙江', 'Heilongjiang', '东北'],
  ['31', '上海市', '上海', 'Shanghai', '华东'],
  ['32', '江苏省', '江苏', 'Jiangsu', '华东'],
  ['33', '浙江省', '浙江', 'Zhejiang', '华东'],
  ['34', '安徽省', '安徽', 'Anhui', '华东'],
  ['35', '福建省', '福建', 'Fujian', '华东'],
  ['36', '江西省', '江西', 'Jiangxi', '华东'],
  ['37', '山东省', '山东', 'Shandong', '华东'],
  ['41', '河南省', '河南', 'Henan', '华中'],
  ['42', '湖北省', '湖北', 'Hubei', '华中'],
  ['43', '湖南省', '湖南', 'Hunan', '华中'],
  ['44', '广东省', '广东', 'Guangdong', '华南'],
  ['45', '广西壮族自治区', '广西', 'Guangxi', '华南'],
  ['46', '海南省', '海南', 'Hainan', '华南'],
  ['50', '重庆市', '重庆', 'Chongqing', '西南'],
  ['51', '四川省', '四川', 'Sichuan', '西南'],
  ['52', '贵州省', '贵州', 'Guizhou', '西南'],
  ['53', '云南省', '云南', 'Yunnan', '西南'],
  ['54', '西藏自治区', '西藏', 'Tibet', '西南'],
  ['61', '陕西省', '陕西', 'Shaanxi', '西北'],
  ['62', '甘肃省', '甘肃', 'Gansu', '西北'],
  ['63', '青海省', '青海', 'Qinghai', '西北'],
  ['64', '宁夏回族自治区', '宁夏', 'Ningxia', '西北'],
  ['65', '新疆维吾尔自治区', '新疆', 'Xinjiang', '西北'],
  ['71', '台湾省', '台湾', 'Taiwan', '港澳台'],
  ['81', '香港特别行政区', '香港', 'Hong Kong', '港澳台'],
  ['82', '澳门特别行政区', '澳门', 'Macau', '港澳台'],
];

export const PROVINCES: readonly Province[] = ROWS.map(([code, name, short, en, region]) => ({
  code,
  name,
  short,
  en,
  region,
}));

/** First digits that an id number can have; 83 is Taiwan's on residence permits. */
export const PROVINCE_CODES: readonly string[] = [...PROVINCES.map(({ code }) => code), '83'];

/** Cities that are provinces. */
export const MUNICIPALITIES = ['11', '12', '31', '50'];
