/** Columns of telephone numbers and e-mail addresses: what advertising platforms know persons by. */
const NAMES = /phone|mobile|\btel|e-?mail|contact|手机|电话|邮箱|邮件|联系方式/i;

/** The columns of those that hold what belongs to persons which can leave as hashes. */
export function hashable(personal: readonly string[]): readonly string[] {
  return personal.filter((name) => NAMES.test(name));
}
