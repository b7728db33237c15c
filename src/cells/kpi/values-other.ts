import { wilson } from '../../analysis/stats/wilson';
import type { ComputeContext } from '../../model/cell';
import { KNOWN_FIELDS } from '../../model/fields';
import type { TableInfo } from '../../model/table';
import { completenessSql, listDay, topBoxSql } from '../../sql/metrics/other-tables';
import type { Span } from '../../sql/metrics/spans';
import { type Customers, found } from './customers';
import { isEntered } from './keys';
import { liveValue, noValue, unavailableKpi } from './live';
import type { KpiOptions } from './options';
import type { KpiEntry } from './options-entry';
import type { Window } from './periods';
import type { KpiLive, LiveValue } from './result';
import { outcomeOf } from './uplift';
import type { Planned } from './values-window';

type Context = ComputeContext<KpiOptions>;

/** Values of lists, surveys and the ledger; what is entered has none. */
export async function otherValues(
  context: Context,
  customers: Customers | null,
  planned: readonly Planned[],
): Promise<KpiLive[]> {
  const all: KpiLive[] = [];
  for (const { kpi, windows } of planned) {
    const live = await valuesOf(context, customers, kpi, windows);
    if (live) all.push(live);
  }
  return all;
}

async function valuesOf(
  context: Context,
  customers: Customers | null,
  kpi: KpiEntry,
  windows: readonly Window[],
): Promise<KpiLive | null> {
  const { metric } = kpi;
  if (metric === null) return unavailableKpi(kpi, windows, 'unknown_metric');
  if (isEntered(metric)) return unavailableKpi(kpi, windows, 'entered');
  if (metric === 'conversion' && customers) return conversion(context, customers, kpi, windows);
  if (metric === 'satisfaction' || metric === 'survey_loyalty') return survey(context, kpi, windows);
  return metric === 'completeness' ? completeness(context, kpi, windows) : null;
}

/** Of a list that was handed over in the period, who ordered within so many days. Who was kept out is not in it. */
async function conversion(
  context: Context,
  customers: Customers,
  kpi: KpiEntry,
  windows: readonly Window[],
): Promise<KpiLive> {
  const { list } = kpi;
  if (!list) return unavailableKpi(kpi, windows, 'missing_input', 'list');
  const periods: LiveValue[] = [];
  let sql: string | null = null;
  for (const window of windows) {
    const outcome = await outcomeOf(context, customers, list, window.days);
    if ('reason' in outcome) {
      periods.push(noValue(window, outcome.reason, outcome.what));
      continue;
    }
    ({ sql } = outcome);
    const { bought, observed, listed } = outcome.treated;
    const known = { numerator: bought, denominator: observed, excluded: listed - observed };
    if (observed > 0)
      periods.push(liveValue(window, { ...known, value: bought / observed, ...wilson(bought, observed) }));
    else if (listed > 0) periods.push(noValue(window, 'not_observed', String(list.days)));
    else periods.push(noValue(window, 'empty'));
  }
  return { key: kpi.key, unit: kpi.unit, periods, breakdown: [], sql };
}

/** What a table without times says is of now: of the period that runs, and of the last whole one. */
function atPresent(windows: readonly Window[]): (window: Window) => boolean {
  const whole = windows.filter(({ running }) => !running).at(-1);
  return (window) => window.running || window === whole;
}

interface Answers {
  readonly given: number;
  readonly valid: number;
  readonly top: number;
}

/** Top-two-box share of the valid answers, with its interval; of several questions, of all of them at once. */
async function survey(
  { database, table }: Context,
  kpi: KpiEntry,
  windows: readonly Window[],
): Promise<KpiLive> {
  const asked = kpi.survey;
  if (!asked || asked.questions.length === 0) return unavailableKpi(kpi, windows, 'missing_input', 'survey');
  const info = found(() => table(asked.from));
  if (!info) return unavailableKpi(kpi, windows, 'missing_input', asked.from);
  const missing = asked.questions.find((name) => !info.columns.some((column) => column.name === name));
  if (missing !== undefined) return unavailableKpi(kpi, windows, 'missing_field', missing);
  const day = listDay(info, null);
  const now = atPresent(windows);
  const queryOf = (span: Span) =>
    topBoxSql(info.name, asked.questions, asked, day === null ? null : { day, span });
  const periods: LiveValue[] = [];
  for (const window of windows) {
    if (day === null && !now(window)) {
      periods.push(noValue(window, 'only_now'));
      continue;
    }
    const [row] = await database.rows<Answers>(queryOf(window.span));
    periods.push(answered(window, row ?? { given: 0, valid: 0, top: 0 }));
  }
  const last = windows.at(-1);
  return { key: kpi.key, unit: kpi.unit, periods, breakdown: [], sql: last ? queryOf(last.span) : null };
}

function answered(window: Window, { given, valid, top }: Answers): LiveValue {
  const known = { numerator: top, denominator: valid, excluded: given - valid };
  return valid > 0
    ? liveValue(window, { ...known, value: top / valid, ...wilson(top, valid) })
    : liveValue(window, { ...known, unavailable: { reason: 'no_answers', what: null } });
}

/** Filled cells ÷ all cells of the ledger's fields, as the ledger stands: no earlier period can be told from it. */
async function completeness(
  { database, table }: Context,
  kpi: KpiEntry,
  windows: readonly Window[],
): Promise<KpiLive> {
  const { ledger } = kpi;
  if (!ledger) return unavailableKpi(kpi, windows, 'missing_input', 'ledger');
  const info = found(() => table(ledger.from));
  if (!info) return unavailableKpi(kpi, windows, 'missing_input', ledger.from);
  const { wanted, present } = ledgerFields(info, ledger.fields);
  if (present.length === 0) return unavailableKpi(kpi, windows, 'missing_field', wanted[0] ?? null);
  const sql = completenessSql(info.name, present);
  const [row] = await database.rows<{ customers: number; filled: number }>(sql);
  const numerator = row?.filled ?? 0;
  // A field that is asked for and not there at all is empty for everyone.
  const denominator = (row?.customers ?? 0) * wanted.length;
  const now = atPresent(windows);
  const periods = windows.map((window) => {
    if (!now(window)) return noValue(window, 'only_now');
    if (denominator === 0) return noValue(window, 'empty');
    return liveValue(window, { value: numerator / denominator, numerator, denominator });
  });
  return { key: kpi.key, unit: kpi.unit, periods, breakdown: [], sql };
}

/** The fields asked for, else every logical field that the table has beside the customer. */
function ledgerFields(table: TableInfo, asked: readonly string[]) {
  const names = new Set(table.columns.map(({ name }) => name));
  const known = KNOWN_FIELDS.filter((name) => name !== 'customer' && names.has(name));
  const wanted: readonly string[] = asked.length > 0 ? asked : known;
  return { wanted, present: wanted.filter((name) => names.has(name)) };
}
