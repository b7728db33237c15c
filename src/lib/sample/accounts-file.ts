import { csvLine } from '../csvLine';
import { inSlices } from '../in-slices';
import { seededRandom } from '../random';
import { ACCOUNTS_EN, ACCOUNTS_ZH, type AccountWords } from './accounts-words';
import { between, exponential, oneOf, spread, weighted, type Random } from './draw';

/** How an account buys: mean size of an order in yuan, mean days between orders, years since the contract, from when it stopped. */
interface Habit {
  readonly share: number;
  readonly order: number;
  readonly interval: number;
  readonly years: readonly [number, number];
  readonly stopped?: number;
  /** Weights of the lines: machines, consumables, spare parts, maintenance. */
  readonly lines: readonly number[];
}

const HABITS: readonly Habit[] = [
  // large and long with us
  { share: 0.1, order: 85_000, interval: 17, years: [3, 8], lines: [3, 6, 2, 2] },
  // large, new
  { share: 0.06, order: 110_000, interval: 22, years: [1, 2], lines: [6, 4, 1, 1] },
  // middling, growing
  { share: 0.22, order: 42_000, interval: 22, years: [1, 5], lines: [2, 7, 2, 1] },
  // small and steady: boxes and film in bulk
  { share: 0.36, order: 9_000, interval: 26, years: [1, 7], lines: [0.3, 9, 1, 0.5] },
  // a machine once, then parts now and then
  { share: 0.16, order: 24_000, interval: 95, years: [1, 4], lines: [2, 1, 6, 4] },
  // gone
  { share: 0.1, order: 30_000, interval: 28, years: [2, 6], stopped: 330, lines: [1, 7, 2, 1] },
];

const ACCOUNTS = 96;
const SEED = 20240701;
const START = Date.UTC(2023, 0, 1);
/** 2023-01-01 to 2024-06-30. */
const DAYS = 547;
const DAY = 86_400_000;
/** Cost as a share of the amount, by line. */
const COSTS = [0.71, 0.78, 0.55, 0.42];
/** Size of an order beside the account's mean, by line. */
const SIZES = [1.9, 0.8, 0.35, 0.5];
const INDUSTRY_WEIGHTS = [5, 3, 4, 6, 3];

interface Account {
  readonly habit: Habit;
  readonly cells: readonly string[];
}

interface Row {
  readonly day: number;
  readonly cells: readonly string[];
}

/**
 * A made-up order export of a supplier of packaging to companies: January 2023 to June 2024, one row an order, with the
 * attributes of the account, its contact and its account manager. The same on every machine.
 */
export async function accountsFile(language: 'zh' | 'en'): Promise<File> {
  const words = language === 'zh' ? ACCOUNTS_ZH : ACCOUNTS_EN;
  const random = seededRandom(SEED);
  const numbers = Array.from({ length: ACCOUNTS }, (_, index) => index);
  const rows = await inSlices(numbers, 16, (index) => {
    const account = drawAccount(random, words, index);
    return orderDays(random, account.habit).map((day) => order(random, words, account, day));
  });
  const byDay = rows.flat().sort((a, b) => a.day - b.day);
  const lines = [words.headings, ...byDay.map(({ cells }, index) => [orderNumber(index, byDay), ...cells])];
  return new File(
    ['\uFEFF', ...lines.map((cells) => `${csvLine(cells.map((cell) => cell || null))}\r\n`)],
    words.fileName,
    {
      type: 'text/csv',
      lastModified: START,
    },
  );
}

function drawAccount(random: Random, words: AccountWords, index: number): Account {
  const habit =
    HABITS[
      weighted(
        random,
        HABITS.map(({ share }) => share),
      )
    ] ?? (HABITS[0] as Habit);
  const industry = weighted(random, INDUSTRY_WEIGHTS);
  const [region, city] = words.places[weighted(random, [6, 4, 5, 3, 3, 4, 2, 2, 2, 1])] ?? ['', ''];
  const size = Math.min(3, Math.max(0, Math.round(Math.log10(habit.order) * 1.6 - 6 + random() * 1.6)));
  const contract = START - ((between(random, ...habit.years) - 1) * 365 + between(random, 0, 300)) * DAY;
  const company = words.joinCompany(city, words.companies[index % words.companies.length] ?? '', industry);
  const digits = String(between(random, 0, 99_999_999)).padStart(8, '0');
  return {
    habit,
    cells: [
      `A${String(1001 + index)}`,
      company,
      words.contacts[(index * 7) % words.contacts.length] ?? '',
      words.phone(digits),
      words.industries[industry] ?? '',
      words.sizes[size] ?? '',
      region,
      city,
      words.owners[index % words.owners.length] ?? '',
      isoDay(contract),
      random() < 0.3 ? '' : random() < 0.6 ? words.yes : words.no,
    ],
  };
}

/** Accounts buy all along at their own pace, until they stop if they do. */
function orderDays(random: Random, { interval, stopped = DAYS }: Habit): number[] {
  const days: number[] = [];
  const pace = interval * spread(random, 0.25);
  for (let day = between(random, 0, Math.ceil(interval)); day < stopped;) {
    days.push(day);
    day += Math.max(2, Math.round(exponential(random, pace)));
  }
  return days;
}

function order(random: Random, words: AccountWords, { habit, cells }: Account, day: number): Row {
  const line = weighted(random, habit.lines);
  const { name, products } = words.lines[line] ?? { name: '', products: [''] };
  const amount = Math.round(habit.order * (SIZES[line] ?? 1) * spread(random, 0.35) * words.rate);
  const quantity = between(random, 1, 40);
  const state = random() < 0.02 ? words.states.cancelled : words.states.done;
  return {
    day,
    cells: [
      ...cells,
      isoDay(START + day * DAY),
      name,
      oneOf(random, [products[0] ?? '', ...products.slice(1)]),
      String(quantity),
      String(amount),
      ((amount * (COSTS[line] ?? 0.7) * spread(random, 0.04)) / quantity).toFixed(2),
      state,
    ],
  };
}

/** `SO` + the day + a counter within the day. */
function orderNumber(index: number, rows: readonly Row[]): string {
  const day = rows[index]?.day ?? 0;
  const first = rows.findIndex((row) => row.day === day);
  return `SO${isoDay(START + day * DAY).replaceAll('-', '')}${String(index - first + 1).padStart(3, '0')}`;
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
