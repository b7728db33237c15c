import type { PresetId } from '../../model/preset';
import { dictionary } from '../dictionary';

/** What people call the systems whose exports are recognised. */
export const presetNames = dictionary<PresetId>(
  {
    xiaoshouyi: '销售易',
    dingtalk: '钉钉客户管理',
    fxiaoke: '纷享销客',
    zoho: 'Zoho CRM',
    hubspot: 'HubSpot',
    salesforce: 'Salesforce',
    wecom: '企业微信',
    taobao: '淘宝/天猫',
    jd: '京东',
    youzan: '有赞',
    shopify: 'Shopify',
    douyin: '抖店',
    pinduoduo: '拼多多',
    kuaishou: '快手小店',
    weixin_shop: '微信小店',
    wjx: '问卷星',
  },
  {
    xiaoshouyi: 'Neocrm',
    dingtalk: 'DingTalk',
    fxiaoke: 'Fxiaoke',
    zoho: 'Zoho CRM',
    hubspot: 'HubSpot',
    salesforce: 'Salesforce',
    wecom: 'WeCom',
    taobao: 'Taobao/Tmall',
    jd: 'JD.com',
    youzan: 'Youzan',
    shopify: 'Shopify',
    douyin: 'Douyin Shop',
    pinduoduo: 'Pinduoduo',
    kuaishou: 'Kuaishou Shop',
    weixin_shop: 'Weixin Shop',
    wjx: 'Wenjuanxing',
  },
);
