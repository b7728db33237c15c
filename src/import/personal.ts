/**
 * Column names of personal data that no analysis here asks for on its own: identity and bank cards, full addresses, birthdays,
 * names and contacts. Read only when mapped or kept on purpose.
 */
const PERSONAL_NAME =
  /身份证|证件号|护照|银行卡|银行账号|卡号后|开户|生日|出生|地址|住址|手机|电话|联系方式|联系人|邮箱|微信号|qq号|^qq$|姓名|收货人|收件人|经度|纬度|passport|id_?card|ssn|social_security|bank_?(account|card)|credit_?card|card_?number|iban|birth|address|street|phone|mobile|e_?mail|first_?name|last_?name|full_?name|(customer|client|buyer|contact|recipient|member)_?name|latitude|longitude|\bip\b|来自ip/i;

export function isPersonalName(name: string): boolean {
  return PERSONAL_NAME.test(name.normalize('NFKC').replace(/[\s-]+/g, '_'));
}
