import { dictionary } from '../dictionary';

/** What the privacy check says, in exports and to the author before one. */
export const protection = dictionary(
  {
    hiddenNote:
      '“–”处的数字已隐去：该组不足 {min} 人，或一人占去该组金额的 {share} 以上，或可据此推算出这样的组。',
    hiddenNote_small: '“–”处的数字已隐去：该组不足 {min} 人，或可据此推算出这样的组。',
    hiddenNote_dominated: '“–”处的数字已隐去：一人占去该组金额的 {share} 以上，或可据此推算出这样的组。',
    smallCard: '“{label}”不足 {min} 人，为避免看出具体的人，这里不写。',
    subtractionCard: '“{label}”这里不写：写出后可推算出不足 {min} 人的组。',
    subtractionCard_dominated: '“{label}”这里不写：写出后可推算出一人占去大半金额的组。',
    dominatedCard: '“{label}”的金额大半来自一个人，这里不写。',
    partsHidden: '（部分组人数过少，未画出）',
    reportNote: '报告经过隐私检查：{parts}。',
    note_small_dominated:
      '不足 {min} 人的组、一人占金额 {share} 以上的组，以及可据此推算出它们的组，其数字已隐去（“–”或“…”）',
    note_small: '不足 {min} 人的组，以及可据此推算出它们的组，其数字已隐去（“–”或“…”）',
    note_dominated:
      '一人占金额 {share} 以上的组，以及可据此推算出它们的组，其数字已隐去（“–”或“…”）；没有设最小人数',
    note_all_groups: '各组的数字不论大小都写出',
    note_companies: '客户是企业，各组的数字不隐去',
    note_no_rows: '不含单个顾客的数据行',
    note_rows: '按作者要求可含单个顾客的数据行',
    note_masked: '姓名和联系方式已打码',
    note_unmasked: '姓名和联系方式没有打码',
    nothingHidden: '隐私检查没有发现需要隐去的内容。',
    treated_persons: '检查把客户当作个人：人数过少的组会隐去。',
    treated_companies: '检查把客户当作企业：人数再少的组也不隐去。客户是个人时，请在范围步骤里改客户类型。',
    names_cut: '报告里像姓名的词太多，只核对了其中一部分；送出前请自己再看一遍有没有人名。',
    title: '隐私检查',
    hiddenCount: '{count} 处不会写进报告和导出文件',
    because_small: '不足 {min} 人',
    because_unknown: '不知道有多少人',
    because_dominated: '一人占金额 {share} 以上',
    because_subtraction: '写出后可推算出人数过少的组',
    because_customers: '单个顾客的数据行',
    because_personal: '姓名或联系方式，已打码',
    because_mention: '提到人数过少的组，数字已隐去',
    where: '位置',
    group: '组',
    because: '原因',
    what_row: '表格“{where}”',
    what_category: '图“{where}”',
    what_card: '卡片“{where}”',
    what_table: '表格“{where}”（整张）',
    what_text: '文字',
    more: '另有 {count} 处',
    remedy: '要让小组也出现，可以在客群步骤里把它并入别的客群；也可以改最小人数。',
  },
  {
    hiddenNote:
      'Figures at “–” are left out: the group has fewer than {min} people, one person brings over {share} of its amount, or such a group could be worked out from it.',
    hiddenNote_small:
      'Figures at “–” are left out: the group has fewer than {min} people, or such a group could be worked out from it.',
    hiddenNote_dominated:
      'Figures at “–” are left out: one person brings over {share} of the amount of the group, or such a group could be worked out from it.',
    smallCard:
      '“{label}” has fewer than {min} people and is not described here, so that nobody is recognised.',
    subtractionCard:
      '“{label}” is not described here: with it a group of fewer than {min} people could be worked out.',
    subtractionCard_dominated:
      '“{label}” is not described here: with it a group of which one person brings most could be worked out.',
    dominatedCard: 'Most of the amount of “{label}” comes from one person; it is not described here.',
    partsHidden: '(Some groups are too small and not drawn.)',
    reportNote: 'This report went through a privacy check: {parts}.',
    note_small_dominated:
      'figures of groups of fewer than {min} people, of groups in which one person brings over {share} of the amount, and of groups from which these could be worked out are left out (“–” or “…”)',
    note_small:
      'figures of groups of fewer than {min} people, and of groups from which these could be worked out, are left out (“–” or “…”)',
    note_dominated:
      'figures of groups in which one person brings over {share} of the amount, and of groups from which these could be worked out, are left out (“–” or “…”); there is no minimum size',
    note_all_groups: 'figures of groups are shown whatever their size',
    note_companies: 'customers are companies, so that figures of groups are not left out',
    note_no_rows: 'there are no rows of single customers',
    note_rows: 'rows of single customers can be in it, as its author asked',
    note_masked: 'names and contacts are masked',
    note_unmasked: 'names and contacts are not masked',
    nothingHidden: 'The privacy check found nothing to leave out.',
    treated_persons: 'The check takes customers for persons: groups that are too small are left out.',
    treated_companies:
      'The check takes customers for companies: groups are shown however small. Where they are persons, change the type of customers in the scope step.',
    names_cut:
      'The report holds too many words that could be names: only some were looked up in the data. Read it for names of persons yourself before it leaves.',
    title: 'Privacy check',
    hiddenCount: '{count} {count|place does|places do} not go into the report and its files',
    because_small: 'fewer than {min} people',
    because_unknown: 'nobody knows how many people they are',
    because_dominated: 'one person brings over {share} of the amount',
    because_subtraction: 'with it a small group could be worked out',
    because_customers: 'rows of single customers',
    because_personal: 'a name or contact, masked',
    because_mention: 'names a group that is too small; figures left out',
    where: 'Place',
    group: 'Group',
    because: 'Reason',
    what_row: 'table “{where}”',
    what_category: 'picture “{where}”',
    what_card: 'card “{where}”',
    what_table: 'table “{where}” (all of it)',
    what_text: 'text',
    more: '{count} more',
    remedy:
      'To have a small group appear, merge it with another in the step that makes the segments, or change the minimum.',
  },
);
