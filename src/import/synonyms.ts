import type { KnownField } from '../model/fields';

/**
 * What files call the fields, the best name for each first. Compared without case, blanks, punctuation and units
 * in brackets; see `normaliseName`.
 */
export const SYNONYMS: Readonly<Partial<Record<KnownField, readonly string[]>>> = {
  customer: words(`
    customer_id customerid custid cust_id customer_no customer_number customer_code client_id clientid account_id account_no
    member_id memberid member_no user_id userid uid buyer_id buyerid shopper_id household_id visitor_id
    会员号 会员编号 会员id 会员卡号 会员代码 会员编码 客户id 客户编号 客户号 客户代码 客户编码 客户号码 顾客id 顾客编号 顾客号 用户id 用户编号 用户号 用户编码
    买家id 买家编号 买家会员名 买家昵称 买家账号 买家旺旺 买家 下单账号 下单帐号 用户账号 会员账号 客户账号 用户名 会员名 会员名称 会员昵称 用户昵称
    客户昵称 客户名称 客户 会员 顾客 用户 卡号 openid unionid customer client member user buyer account account_name
    customer_name 客户姓名 会员姓名 顾客姓名 company company_name 公司名称 企业名称 单位名称 购买方 购方名称 member_card loyalty_id 收货人手机 手机号`),
  order: words(`
    order_id orderid order_no orderno order_number order_code invoice_no invoiceno invoice invoice_id invoice_number
    transaction_id transactionid transaction_no trans_id receipt_no receipt_id receipt basket_id basketid bill_no bill_id
    sales_order ticket_no ticket_id name_of_order 订单号 订单编号 订单id 订单号码 主订单编号 主订单号 父订单号 平台订单号 销售单号 单据编号 单据号 单号
    交易号 交易编号 交易单号 流水号 交易流水号 小票号 小票编号 销售小票号 结账单号 发票号 发票号码 合同编号 合同号 账单号 order`),
  time: words(`
    order_date orderdate order_time ordertime ordered_at order_datetime order_created_at order_creation_time purchase_date
    purchase_time purchased_at invoice_date invoicedate invoice_time transaction_date transaction_time trans_date trans_time
    sale_date sales_date sold_at created_at create_time created_time createtime gmt_create add_time place_order_time place_time datetime timestamp date time
    下单时间 下单日期 订单时间 订单日期 订单创建时间 创建时间 交易时间 交易日期 成交时间 成交日期 消费时间 消费日期 购买时间 购买日期 销售日期 销售时间
    开单时间 开单日期 单据日期 开始时间 开票日期 业务日期 提交时间 拍下时间 投诉时间 投诉日期 受理时间 反馈时间 沟通时间 沟通日期 跟进时间
    跟进日期 拜访时间 拜访日期 联系时间 通话时间 活动时间 活动日期 参与时间 报名时间 签到时间 发生时间 提交答卷时间 日期 时间`),
  paid_time: words(`
    paid_at paid_time payment_time payment_date pay_time pay_date paytime paydate checkout_time settled_at
    付款时间 付款日期 支付时间 支付日期 订单付款时间 订单支付时间 买家付款时间 付款完成时间 支付完成时间 结账时间 结算时间 收款时间 到账时间`),
  amount: words(`
    paid_amount amount_paid payment_amount pay_amount actual_amount actual_payment order_amount order_total order_value
    total_amount total_price total_paid total grand_total amount sales sales_amount revenue net_sales net_amount dollar_value
    dollars amounts monetary purchase_amount transaction_amount gross_sales gmv spend spent payment value turnover subtotal
    实付金额 实际支付金额 买家实际支付金额 买家实付金额 买家实付款 实付款 实付 实收金额 实收 实收款 支付金额 付款金额 订单实付金额 订单支付金额 成交金额
    消费金额 应付金额 订单应付金额 订单金额 订单总金额 订单总额 交易金额 交易额 销售金额 销售额 购买金额 结算金额 应收金额 合同金额 总金额 总额 总价 金额
    收入 营业额 消费额`),
  line_amount: words(`
    line_amount line_total linetotal item_total item_amount lineitem_total extended_price line_value 行金额 明细金额 商品金额 商品总价 商品实付
    商品实付金额 子订单金额 子订单实付金额 小计金额 小计 金额小计 商品小计`),
  quantity: words(`
    quantity qty order_quantity item_quantity lineitem_quantity units unit_count number_of_cds number_of_items items_count
    counts count pieces volume 数量 购买数量 商品数量 销售数量 宝贝总数量 宝贝数量 件数 商品件数 购买件数 销量 订购数量 下单数量`),
  price: words(`
    unit_price unitprice price item_price lineitem_price selling_price sale_price price_each 单价 商品单价 销售单价 成交单价 售价 价格 商品价格 销售价 实际单价`),
  list_price: words(`
    list_price listprice original_price msrp retail_price compare_at_price tag_price 原价 标价 吊牌价 商品原价 零售价 市场价 定价 划线价`),
  status: words(`
    order_status orderstatus status financial_status fulfillment_status state order_state payment_status transaction_status
    订单状态 交易状态 状态 支付状态 付款状态 订单交易状态 单据状态`),
  refund_amount: words(`
    refund_amount refund refunds refunded_amount amount_refunded return_amount returned_amount 退款金额 退款额 退款 退货金额 已退金额 已退款金额 买家退款金额
    退款总额 售后金额`),
  discount: words(`
    discount discount_amount discounts coupon_amount promotion_amount discount_amt 优惠金额 折扣金额 折扣 优惠 优惠券金额 满减金额 促销金额 让利金额 店铺优惠 活动优惠`),
  cost: words(`
    cost unit_cost cost_price cogs total_cost cost_amount 成本 单位成本 成本价 成本金额 进价 采购成本 商品成本 进货价`),
  product: words(`
    product product_name productname item item_name itemname description product_title sku_name dishes_name goods goods_name article
    title lineitem_name stock_code stockcode sku product_id product_code item_id item_code 商品名称 商品 产品名称 产品 商品标题 宝贝标题 宝贝名称
    货品名称 品名 菜品名称 菜品 菜名 项目名称 服务名称 商品编码 商品编号 商品id 货号 产品编码 产品编号 物料名称 sku编码`),
  category: words(`
    category category_name product_category product_type item_category department class level1 level2 main_category type_of_product
    product_line 品类 类目 商品类目 一级类目 一级品类 商品分类 分类 品种 类别 产品类别 商品类别 产品类型 品类名称 产品线 大类 中类 商品大类`),
  channel: words(`
    channel sales_channel order_channel source order_source traffic_source utm_source platform store_type shop_channel medium
    渠道 销售渠道 订单渠道 购买渠道 下单渠道 来源 订单来源 平台 交易平台 来源渠道 终端类型 下单终端`),
  owner: words(`
    owner account_owner contact_owner sales_rep salesperson sales_person account_manager 负责人 客户负责人 销售员 业务员 客户经理 销售负责人 跟进人
    所属销售 导购 专属顾问`),
  consent: words(`
    consent marketing_consent opt_in optin accepts_marketing email_marketing_consent subscribed 营销同意 是否同意营销 同意营销 接受营销 是否订阅 是否接受短信
    短信订阅 授权状态`),
  name: words(`
    full_name fullname contact_name receiver_name recipient_name shipping_name billing_name first_name last_name 姓名 客户姓名 会员姓名 顾客姓名 收货人
    收货人姓名 收件人 收件人姓名 真实姓名 联系人 联系人姓名 用户姓名`),
  contact: words(`contact contact_person contact_info contact_details 联系方式 联系信息 联系资料`),
  phone: words(`
    phone phone_number mobile mobile_phone mobile_number cellphone telephone tel contact_phone shipping_phone 手机 手机号 手机号码 联系电话 电话
    电话号码 联系手机 移动电话 收货人手机 收货人电话 收件人手机 收件人电话 买家手机`),
  email: words(`email e_mail email_address mail contact_email 邮箱 电子邮箱 邮件 电子邮件 邮箱地址 客户邮箱`),
  province: words(`
    province state_province shipping_province billing_province region state shipping_state 省份 省 收货省份 收货省 省份名称 所在省 所在省份 所属省份 客户省份
    收件省 注册省份 省市 地区 地域 区域 所在地区 收货地区`),
  city: words(`
    city shipping_city billing_city mailing_city town city_name 城市 市 收货城市 收货市 所在城市 所在市 城市名称 客户城市 收件市 注册城市 会员城市 地市`),
  address: words(`
    address shipping_address delivery_address street mailing_street shipping_street billing_address 地址 收货地址 详细地址 收件地址 联系地址 客户地址
    收货人地址 配送地址 注册地址 家庭住址`),
  sex: words(`sex gender genre 性别 客户性别 会员性别 用户性别`),
  age: words(`age customer_age age_years 年龄 客户年龄 会员年龄 用户年龄 年纪`),
  birth_date: words(
    `birth_date birthdate birthday date_of_birth dob 生日 出生日期 出生年月 会员生日 客户生日 宝宝生日`,
  ),
  registered_time: words(`
    registered_at registered_time registration_date registration_time register_date register_time signup_date sign_up_date
    joined_at join_date member_since dt_customer 注册时间 注册日期 入会时间 入会日期 开卡时间 开卡日期 建档时间 建档日期 会员注册时间 加入时间`),
  industry: words(`industry sector business_type 行业 所属行业 客户行业 行业类型 所在行业`),
  company_size: words(
    `company_size employees headcount number_of_employees staff 企业规模 公司规模 人员规模 员工人数 公司人数 总人数 客户规模`,
  ),
  contract_start: words(`
    contract_start contract_start_date contract_date contract_signed start_of_contract 合同开始日期 合同起始日期 签约日期 签约时间 合作开始时间 首次合作时间
    首次合作日期 合同签订日期`),
  yearly_purchase: words(
    `yearly_purchase annual_purchase annual_amount annual_revenue yearly_amount 年采购额 年采购金额 年度采购额 年消费额 年交易额`,
  ),
  parent: words(
    `parent_account parent_company parent_account_name group_name holding ultimate_parent 所属集团 集团名称 集团 上级客户 上级公司 母公司 总公司 父客户`,
  ),
  level: words(`
    member_level membership_level customer_level vip_level loyalty_tier tier membership grade level customer_grade 客户级别 客户等级 会员等级 会员级别 会员卡等级
    客户分级 用户等级 等级 级别`),
  source: words(
    `lead_source customer_source original_source acquisition_source 客户来源 线索来源 会员来源 用户来源 获客渠道 注册来源 注册渠道`,
  ),
  tags: words(`tags customer_tags labels 客户标签 会员标签 用户标签 标签 标签名称 企业标签`),
  need: words(`core_need customer_need needs 核心需求 客户需求 需求 主要需求 需求描述`),
  opted_out: words(`
    opted_out opt_out email_opt_out sms_opt_out unsubscribed do_not_contact do_not_call has_opted_out_of_email 拒绝营销 退订 是否退订 拒收短信 拒收 勿扰
    拒绝联系`),
  occupation: words(`occupation profession job 职业 客户职业 从事职业 职业类型 工作`),
  income: words(
    `income monthly_income annual_income household_income income_level 月收入 年收入 家庭收入 家庭月收入 收入水平 个人月收入`,
  ),
  education: words(`education education_level degree 学历 文化程度 教育程度 最高学历 受教育程度`),
  ticket: words(`
    case_number case_no case_id complaint_id complaint_no ticket_number 工单编号 工单号 工单id 投诉编号 投诉单号 服务单号 服务单编号 售后单号 售后编号 退款编号
    受理编号 任务编号`),
  ticket_kind: words(`
    ticket_type case_type complaint_type issue_type request_type case_reason 工单类型 投诉类型 问题类型 服务类型 反馈类型 售后类型 问题分类 工单分类
    投诉分类 诉求类型 咨询类型`),
  ticket_state: words(`
    ticket_status case_status ticket_state complaint_status resolution_status 处理状态 工单状态 投诉状态 跟进状态 解决状态 处理进度 处理结果状态 受理状态
    售后状态 服务状态`),
  content: words(`
    ticket_text complaint_text case_description issue_description complaint message body content notes note comments comment feedback 投诉内容 问题描述
    工单内容 工单描述 诉求内容 反馈内容 投诉描述 沟通内容 沟通记录 跟进内容 跟进记录 拜访内容 拜访记录 通话内容 服务内容 意见建议 建议内容 投诉建议 留言
    内容 描述 记录内容 交流内容`),
  outcome: words(`
    outcome call_result call_outcome disposition resolution 结果 沟通结果 跟进结果 拜访结果 处理结果 通话结果 联系结果 解决方案 处理意见 参与结果`),
  event: words(`
    event event_name campaign campaign_name activity activity_name 活动名称 活动 活动主题 参与活动 事件 事件名称 行为类型 营销活动 市场活动 市场活动名称`),
  intention: words(`intention purchase_intention intent 增购意向 购买意向 采购意向 意向 合作意向 意向程度`),
};

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

const INDEX = buildIndex();

function buildIndex(): ReadonlyMap<string, readonly { readonly field: KnownField; readonly rank: number }[]> {
  const index = new Map<string, { field: KnownField; rank: number }[]>();
  for (const [field, names] of Object.entries(SYNONYMS)) {
    names.forEach((name, rank) => {
      const key = normaliseName(name);
      index.set(key, [...(index.get(key) ?? []), { field: field as KnownField, rank }]);
    });
  }
  return index;
}

/** A column name as names are compared: `Customer No.`, `customer_no` and `customerNo` are one. */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[(（[【][^)）\]】]*[)）\]】]/g, '')
    .replace(/[\s_\-./:,;#'"`*·、:]+/g, '');
}

/** The fields a name may stand for, each with how good a name it is for the field (0 = best). */
export function fieldsOfName(name: string): readonly { readonly field: KnownField; readonly rank: number }[] {
  return INDEX.get(normaliseName(name)) ?? [];
}

/** A field this name stands for, if any. */
export function fieldOfName(name: string): KnownField | null {
  return fieldsOfName(name)[0]?.field ?? null;
}
