/** The systems whose exports are recognised by their headings; what else fits is mapped by synonyms. */
export const PRESETS = [
  'xiaoshouyi',
  'dingtalk',
  'fxiaoke',
  'zoho',
  'hubspot',
  'salesforce',
  'wecom',
  'taobao',
  'jd',
  'youzan',
  'shopify',
  'douyin',
  'pinduoduo',
  'kuaishou',
  'weixin_shop',
  'wjx',
] as const;
export type PresetId = (typeof PRESETS)[number];
