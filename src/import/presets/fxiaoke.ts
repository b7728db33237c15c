import { headings, type Preset } from './preset';

/**
 * 纷享销客 CRM: customers as its preset object names them. From descriptions of the product and memory; no export was found to
 * verify the whole list.
 */
export const fxiaoke: readonly Preset[] = [
  {
    system: 'fxiaoke',
    table: 'customers',
    telling: headings(
      '负责人主属部门 1级行业 2级行业 成交状态 最后成交时间 到期时间 归属部门 相关团队 外部负责人 最后跟进时间 业务类型（必填）',
    ),
    headings: headings(`
      客户状态 生命状态 业务类型 锁定状态 所属公海 客户类型 国家 区 定位 传真 网址 备注 创建人 最后修改时间 最后修改人 领取时间 转手次数
      剩余保有时间 注册资本 统一社会信用代码 报备状态`),
    map: {
      customer: ['客户编号', '唯一性ID', '客户名称'],
      name: ['客户名称'],
      level: ['客户级别'],
      industry: ['行业', '1级行业', '客户行业'],
      source: ['来源', '客户来源'],
      company_size: ['人员规模', '公司规模'],
      parent: ['上级客户'],
      owner: ['负责人', '负责人（必填）'],
      registered_time: ['创建时间'],
      province: ['省'],
      city: ['市'],
      phone: ['电话', '手机'],
      email: ['邮件'],
      address: ['详细地址'],
    },
  },
];
