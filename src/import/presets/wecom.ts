import { headings, type Preset } from './preset';

/**
 * 企业微信 客户联系: the list of customers, one row a customer and the colleague who added them. Headings verified against a public
 * program that makes the same list; 电话 and 性别 could not be verified.
 */
export const wecom: readonly Preset[] = [
  {
    system: 'wecom',
    table: 'customers',
    telling: headings('添加人 添加人账号 添加人所属部门 客户群 所在客户群'),
    headings: headings('描述 备注 标签组 职务 性别 邮箱 地址 生日 电话 手机'),
    map: {
      customer: ['external_userid', '客户ID', '客户名称', '客户昵称'],
      name: ['客户名称'],
      owner: ['添加人'],
      source: ['来源', '添加方式'],
      registered_time: ['添加时间'],
      parent: ['企业', '所属企业'],
      tags: ['标签'],
      sex: ['性别'],
      phone: ['手机', '电话'],
      email: ['邮箱'],
      address: ['地址'],
    },
  },
];
