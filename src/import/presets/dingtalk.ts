import { headings, type Preset } from './preset';

/**
 * 钉钉 客户管理 / CRM: customers. Its help says that the import template marks columns of its own with （系统）; the other headings
 * are from memory and could not be verified.
 */
export const dingtalk: readonly Preset[] = [
  {
    system: 'dingtalk',
    table: 'customers',
    telling: headings(
      '负责人（系统） 创建人（系统） 协同人 协作人 客户动态 最近跟进时间 客户状态（系统） 归属部门（系统） 领取人',
    ),
    headings: headings(`
      客户类型 客户状态 客户分组 跟进状态 联系人姓名 职务 公司名称 邮编 传真 微信 备注 创建人 最近跟进人 跟进次数 更新时间 网址`),
    map: {
      customer: ['客户编号', '客户ID', '客户名称'],
      name: ['客户名称', '公司名称'],
      contact: ['联系人姓名', '联系人'],
      level: ['客户级别', '客户等级'],
      industry: ['所属行业', '客户行业', '行业'],
      source: ['客户来源'],
      company_size: ['企业规模', '人员规模'],
      owner: ['负责人', '负责人（系统）'],
      registered_time: ['创建时间', '创建时间（系统）'],
      phone: ['手机号', '联系电话', '电话'],
      email: ['邮箱'],
      address: ['地址', '详细地址'],
      tags: ['客户标签', '标签'],
    },
  },
];
