import { headings, type Preset } from './preset';

/**
 * 销售易 CRM: customers (公司) as its standard object names them. 客户名称, 客户级别, 所属行业, 负责人 are from descriptions of the product; the
 * rest is from memory and could not be verified, since each tenant names columns as it likes.
 */
export const xiaoshouyi: readonly Preset[] = [
  {
    system: 'xiaoshouyi',
    table: 'customers',
    telling: headings('公海池 所属公海 客户所有人 客户级别 上级客户 总人数 最新活动记录 最新跟进人 疑似查重'),
    headings: headings(`
      客户类型 所属部门 锁定状态 审批状态 创建人 最新修改日 最新修改人 传真 公司网址 邮政编码 区 微博 备注 销售线索 成交状态 联系人数 商机数量
      年销售额 销售额 退回公海原因`),
    map: {
      customer: ['客户编号', '客户ID', '客户名称', '公司名称'],
      name: ['客户名称', '公司名称'],
      level: ['客户级别'],
      industry: ['所属行业', '行业'],
      source: ['客户来源', '来源'],
      company_size: ['总人数', '人数规模'],
      parent: ['上级客户', '上级公司'],
      owner: ['客户所有人', '负责人'],
      registered_time: ['创建日期', '创建时间'],
      province: ['省份'],
      city: ['城市', '市'],
      phone: ['电话'],
      address: ['详细地址', '地址'],
      tags: ['客户标签'],
    },
  },
];
