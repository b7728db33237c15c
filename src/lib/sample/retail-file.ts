import { inSlices } from '../in-slices';
import { seededRandom } from '../random';
import { drawCustomer, drawOrder, orderDays, type SampleCustomer, type SampleOrder } from './orders';
import { EN, ZH, type SampleWords } from './words';

const CUSTOMERS = 1250;
const SEED = 20240630;
const START = Date.UTC(2023, 0, 1);
/** Where a row has the time of order. */
const TIME_AT = 11;

/**
 * A made-up order export of a small retailer: January 2023 to June 2024, one row an order, in the words of a
 * language. The same on every machine. It goes the way of any dropped file. Made in slices, so that a page that
 * asks for it stays awake.
 */
export async function retailFile(language: 'zh' | 'en'): Promise<File> {
  const { heading, rows, fileName } = await retailRows(language);
  const text = [...[heading, ...rows].map((cells) => cells.join(',')), ''].join('\r\n');
  return new File(['\uFEFF', text], fileName, { type: 'text/csv', lastModified: START });
}

/** The same export as rows of texts, by time; `timeAt` is the place of the time of order. */
export async function retailRows(language: 'zh' | 'en'): Promise<{
  fileName: string;
  heading: readonly string[];
  rows: readonly (readonly string[])[];
  timeAt: number;
}> {
  const words = language === 'zh' ? ZH : EN;
  const { customers, orders } = await simulate();
  const rows = await inSlices(orders, 250, (order) => row(words, order, customers[order.customer]));
  return { fileName: words.fileName, heading: words.headings, rows, timeAt: TIME_AT };
}

/** The shop's customers and their orders by time; the order number breaks ties. */
async function simulate(): Promise<{ customers: SampleCustomer[]; orders: SampleOrder[] }> {
  const random = seededRandom(SEED);
  const numbers = Array.from({ length: CUSTOMERS }, (_, index) => index);
  const customers = await inSlices(numbers, 250, () => drawCustomer(random));
  const orders = await inSlices(customers, 100, (who, index) =>
    orderDays(random, who).map((day) => drawOrder(random, who, index, day)),
  );
  const byTime = orders.flat().sort((a, b) => a.minute - b.minute || (a.id < b.id ? -1 : 1));
  return { customers, orders: byTime };
}

function row(words: SampleWords, order: SampleOrder, customer: SampleCustomer | undefined): string[] {
  const category = words.categories[order.category];
  const unpaid = order.state === 'closed';
  return [
    order.id,
    `M${String(100001 + order.customer)}`,
    ...person(words, customer),
    words.channels[order.channel] ?? '',
    category?.name ?? '',
    category?.products[order.product] ?? '',
    String(order.quantity),
    clock(order.minute),
    unpaid ? '' : clock(order.minute + 1 + (order.minute % 9)),
    money(order.discount * words.rate),
    money(order.amount * words.rate),
    money(order.refund * words.rate),
    words.states[order.state],
  ];
}

/** Name, sex, age, region, city. */
function person(words: SampleWords, customer: SampleCustomer | undefined): string[] {
  if (customer === undefined) return ['', '', '', '', ''];
  const cities = words.cities[customer.tier] ?? [];
  const [city, region] = cities[customer.city % cities.length] ?? ['', ''];
  const family = words.family[customer.name % words.family.length] ?? '';
  const given = words.given[Math.floor(customer.name / 97) % words.given.length] ?? '';
  const sex = customer.female ? words.sexes.female : words.sexes.male;
  return [words.joinName(family, given), sex, String(customer.age), region, city];
}

function clock(minute: number): string {
  return new Date(START + minute * 60_000).toISOString().slice(0, 16).replace('T', ' ');
}

function money(amount: number): string {
  return (Math.round(amount * 100) / 100).toFixed(2);
}
