import { translate } from '../../i18n/dictionary';
import { reportFiles } from '../../i18n/shell/report-files';
import type { ReportTable } from '../../model/report';
import type { Report } from '../report';
import { tablesIn } from '../tables-in';
import { tablePlan, type SheetPlan } from './sheet';

/** Tables of single customers that the author asked for, after the privacy check. */
export interface PersonTables {
  /** 客户信息基础数据表. */
  readonly base: ReportTable | null;
  /** 客户特征指标计算表. */
  readonly metrics: ReportTable | null;
}

type Key = keyof (typeof reportFiles)['zh'];

/** How a strategy step calls 市场细分结果与策略表. */
const STRATEGY_TABLE = /市场细分结果与策略表|segments and strategies/i;

/**
 * The three tables of customer work under their own headings: base table, metrics table, segments and strategies. A
 * table that is not filled says what fills it.
 */
export function formPlans(
  report: Report,
  people: PersonTables | null,
  name: (wanted: string) => string,
): { readonly plans: readonly SheetPlan[]; readonly used: ReadonlySet<ReportTable> } {
  const { locale } = report;
  const strategies = tablesIn(report).find(({ table }) => STRATEGY_TABLE.test(table.title))?.table;
  const plan = (title: Key, table: ReportTable | null | undefined, step: Key, why: Key): SheetPlan => {
    const heading = translate(reportFiles, locale, title);
    if (table) return { ...tablePlan(table, name(heading)), title: heading };
    const note = translate(reportFiles, locale, why, { step: translate(reportFiles, locale, step) });
    return { name: name(heading), title: heading, notes: [note], columns: [], rows: [] };
  };
  const rowsOr = people === null ? 'formRows' : 'formMissing';
  return {
    plans: [
      plan('form1', people?.base, 'stepLedger', rowsOr),
      plan('form2', people?.metrics, 'stepMetrics', rowsOr),
      plan('form3', strategies, 'stepStrategy', 'formMissing'),
    ],
    used: new Set(strategies ? [strategies] : []),
  };
}
