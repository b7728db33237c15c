import type { Locale } from '../../i18n/dictionary';
import type { Force } from './options';

/** Factors that usually make a force strong (Porter 1979): offered where one is added, never put in by themselves. */
const USUAL: Readonly<Record<Force, readonly (readonly [zh: string, en: string])[]>> = {
  rivalry: [
    ['对手数量多，规模相近', 'Many competitors of similar size'],
    ['市场增长慢，只能抢份额', 'Slow growth: share must be taken from others'],
    ['产品差异小，靠价格竞争', 'Little difference between products: price decides'],
    ['固定成本高，退出困难', 'High fixed costs, hard to leave'],
  ],
  entrants: [
    ['进入所需资金和技术门槛低', 'Little capital and know-how needed to enter'],
    ['渠道和流量容易取得', 'Channels and traffic are easy to get'],
    ['客户转换成本低', 'Customers change at little cost'],
    ['缺少牌照、专利等限制', 'No licences or patents in the way'],
  ],
  substitutes: [
    ['替代方案性价比更高', 'Substitutes give more for the price'],
    ['客户改用替代方案很方便', 'Changing to a substitute is easy'],
    ['消费习惯正在转移', 'Habits are moving away'],
  ],
  suppliers: [
    ['供应商集中，可选余地小', 'Few suppliers to choose from'],
    ['更换供应商成本高', 'Changing suppliers is costly'],
    ['关键原料或技术不可替代', 'A key input cannot be replaced'],
    ['供应商可能自己做品牌', 'Suppliers may sell to customers themselves'],
  ],
  buyers: [
    ['大客户占比高', 'A few customers buy much of it'],
    ['客户比价方便，对价格敏感', 'Customers compare prices easily and mind them'],
    ['客户转换成本低', 'Customers change at little cost'],
    ['客户可能自己生产', 'Customers may make it themselves'],
  ],
};

/** In the reader's language. */
export function usualFactors(force: Force, locale: Locale): string[] {
  return USUAL[force].map(([zh, en]) => (locale === 'zh-CN' ? zh : en));
}
