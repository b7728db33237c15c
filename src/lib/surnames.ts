/** The most frequent Chinese surnames of one character. */
export const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文欧阳';

/** Characters of the words that data speaks of (高价值, 华东区, 黄金会员): a text with one is hardly a name. */
export const NOT_IN_NAMES =
  '值户期类品区东西部店款级量额费闭交易员客群单价率省市县镇元月年日周色码号线上下中金银铜钻卡石化装食衣鞋包车房酒茶米油水果';
