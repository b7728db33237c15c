import { dingtalk } from './dingtalk';
import { douyin } from './douyin';
import { fxiaoke } from './fxiaoke';
import { hubspot } from './hubspot';
import { jd } from './jd';
import { kuaishou } from './kuaishou';
import { pinduoduo } from './pinduoduo';
import type { Preset } from './preset';
import { salesforce } from './salesforce';
import { shopify } from './shopify';
import { taobao } from './taobao';
import { wecom } from './wecom';
import { weixinShop } from './weixin-shop';
import { wjx } from './wjx';
import { xiaoshouyi } from './xiaoshouyi';
import { youzan } from './youzan';
import { zoho } from './zoho';

/** Every export that is known by its headings. */
export const ALL_PRESETS: readonly Preset[] = [
  ...xiaoshouyi,
  ...dingtalk,
  ...fxiaoke,
  ...zoho,
  ...hubspot,
  ...salesforce,
  ...wecom,
  ...taobao,
  ...jd,
  ...youzan,
  ...shopify,
  ...douyin,
  ...pinduoduo,
  ...kuaishou,
  ...weixinShop,
  ...wjx,
];
