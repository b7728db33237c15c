import { describe, expect, it } from 'vitest';
import type { ImportOptions, ImportPreview } from '../../../src/model/import';
import { KequnError } from '../../../src/model/failure';
import { ImportDraft } from '../../../src/pages/import/draft.svelte';
import { isProminent, missingFields, needOf } from '../../../src/pages/import/fields-shown';
import { columnDifferences, groupFiles } from '../../../src/pages/import/groups';
import { ImportPlan } from '../../../src/pages/import/plan.svelte';
import { nameProblem, suggestName } from '../../../src/pages/import/target';

const MAP = { customer: '会员号', time: '下单时间', amount: '实付金额' };

function preview(change: Partial<ImportPreview> & { names?: readonly string[] } = {}): ImportPreview {
  const { names = ['会员号', '下单时间', '实付金额', '身份证号'], ...rest } = change;
  return {
    fileName: 'a.csv',
    bytes: 10,
    options: { format: 'delimited', encoding: 'gb18030', delimiter: ',', header: 1 },
    encodings: [{ encoding: 'gb18030', sample: '会员号' }],
    sheets: [],
    columns: names.map((name) => ({
      name,
      original: name,
      type: 'text',
      samples: [],
      missing: 0,
      personal: name === '身份证号',
      unit: null,
    })),
    rows: [],
    map: MAP,
    row: { kind: 'order', because: '' },
    around: { titles: [], footer: [], between: [], unit: null, merged: 0 },
    preset: null,
    table: { kind: 'orders', because: 'fields' },
    warnings: [],
    ...rest,
  };
}

const file = (name: string) => new File(['x'], name);

describe('grouping of dropped files', () => {
  it('puts files of one shape together, whatever the order of their columns', () => {
    const groups = groupFiles([
      { file: file('1.csv'), preview: preview({ names: ['a', 'b'], map: {} }) },
      { file: file('x.csv'), preview: preview({ names: ['c'], map: {} }) },
      { file: file('2.csv'), preview: preview({ names: ['b', 'a'], map: {} }) },
    ]);
    expect(groups.map((group) => group.map(({ file: one }) => one.name))).toEqual([
      ['1.csv', '2.csv'],
      ['x.csv'],
    ]);
  });

  it('keeps formats apart', () => {
    const excel = preview({ options: { format: 'xlsx', header: 1 } });
    expect(
      groupFiles([
        { file: file('1.csv'), preview: preview() },
        { file: file('2.xlsx'), preview: excel },
      ]),
    ).toHaveLength(2);
  });
});

describe('files of nearly one shape', () => {
  const [jan, feb] = [file('1月.csv'), file('2月.csv')];
  const names = ['会员号', '下单时间', '实付金额', '身份证号'];

  it('are one table, and what differs is said', () => {
    const more = preview({ names: [...names, '门店'] });
    const [group, ...others] = groupFiles([
      { file: jan, preview: preview() },
      { file: feb, preview: more },
    ]);
    expect(others).toEqual([]);
    expect(columnDifferences(group ?? [])).toEqual([{ column: '门店', lacking: ['1月.csv'] }]);
  });

  it('stay apart where a mapped column is missing', () => {
    const less = preview({ names: ['会员号', '下单时间', '身份证号'] });
    expect(
      groupFiles([
        { file: jan, preview: preview() },
        { file: feb, preview: less },
      ]),
    ).toHaveLength(2);
  });

  it('state only what holds for all of them', () => {
    const utf8 = preview({
      options: { format: 'delimited', encoding: 'utf-8', delimiter: ',', header: 1, header_rows: 1 },
    });
    const draft = new ImportDraft(
      [
        { file: jan, preview: preview() },
        { file: feb, preview: utf8 },
      ],
      () => Promise.resolve(preview()),
    );
    expect(draft.choice().import).toEqual({ format: 'delimited', delimiter: ',', header: 1 });
  });

  it('can be taken apart', async () => {
    const plan = new ImportPlan(() => Promise.resolve(preview()), {
      inputs: [],
      taken: [],
      empty: true,
    });
    await plan.look([jan, feb]);
    expect(plan.planned.map(({ draft }) => draft.files.length)).toEqual([2]);
    plan.separate(0, { file: feb, preview: preview() });
    expect(plan.planned.map(({ draft, target }) => [draft.files[0]?.name, target.type])).toEqual([
      ['1月.csv', 'template'],
      ['2月.csv', 'source'],
    ]);
  });
});

describe('the sheets of a workbook', () => {
  const book = file('2024.xlsx');
  const PARTS = { of: 'sheet', own: '2月', alike: ['1月', '2月', '3月'], others: ['汇总'] } as const;
  const ask = (_: File, { sheet }: ImportOptions) =>
    Promise.resolve(
      preview({
        options: { format: 'xlsx', header: 1, sheet: sheet ?? PARTS.own },
        sheets: [...PARTS.alike, ...PARTS.others],
        ...(sheet === undefined ? { parts: PARTS } : {}),
      }),
    );
  const looked = async () => {
    const plan = new ImportPlan(ask, { inputs: [], taken: [], empty: true });
    await plan.look([book]);
    return plan;
  };
  const names = (plan: ImportPlan) =>
    plan.planned.map(({ draft }) => draft.previewed.map(({ part }) => part ?? ''));

  it('of one shape are one table, which the document says', async () => {
    const plan = await looked();
    expect(names(plan)).toEqual([['1月', '2月', '3月']]);
    const { files, import: read } = plan.orders()[0]?.choice ?? {};
    expect(files).toEqual([book]);
    expect(read).toEqual({ format: 'xlsx', header: 1, unite: 'alike' });
  });

  it('can be taken apart, each named in the document', async () => {
    const plan = await looked();
    const [one] = plan.planned[0]?.draft.previewed.slice(1) ?? [];
    if (one) plan.separate(0, one);
    expect(names(plan)).toEqual([['1月', '3月'], ['2月']]);
    expect(plan.orders().map(({ choice }) => choice.import)).toEqual([
      { format: 'xlsx', header: 1, sheets: ['1月', '3月'] },
      { format: 'xlsx', header: 1, sheet: '2月' },
    ]);
  });

  it('are chosen one at a time or all together', async () => {
    const plan = await looked();
    const draft = plan.planned[0]?.draft;
    await draft?.pick('汇总');
    expect(names(plan)).toEqual([['汇总']]);
    expect(draft?.choice().import).toMatchObject({ sheet: '汇总' });
    await draft?.read({ header: 2 });
    expect(names(plan)).toEqual([['汇总']]);
    await draft?.pick(null);
    expect(names(plan)).toEqual([['1月', '2月', '3月']]);
  });

  it('are the one that the document reads already, where the file has it', async () => {
    const plan = new ImportPlan(ask, {
      inputs: ['orders'],
      waiting: 'orders',
      known: { orders: { map: MAP, import: { sheet: '3月' } } },
      taken: [],
      empty: false,
    });
    await plan.look([book]);
    await expect.poll(() => plan.planned[0]?.draft.busy).toBe(false);
    expect(names(plan)).toEqual([['3月']]);
  });
});

describe('units and the kind of a table', () => {
  const wan = { unit: '万元', times: 10000 };
  const [customer, time, amount] = preview().columns;
  const columns = [customer, time, amount && { ...amount, unit: wan, type: 'number' as const }].flatMap(
    (column) => (column ? [column] : []),
  );
  const draftOf = (change: Partial<ImportPreview>) =>
    new ImportDraft([{ file: file('a.csv'), preview: preview(change) }], () =>
      Promise.resolve(preview(change)),
    );

  it('offers to multiply what is in 万元, and writes it only where it is wanted', () => {
    const draft = draftOf({ columns });
    expect(draft.offers).toEqual([{ column: '实付金额', unit: wan, from: 'name' }]);
    expect(draft.choice().import.times).toBeUndefined();
    draft.setTimes('实付金额', 10000);
    expect(draft.choice().import.times).toEqual({ 实付金额: 10000 });
    draft.setTimes('实付金额', 1);
    expect(draft.choice().import.times).toBeUndefined();
  });

  it('takes a unit above the table for the money in it', () => {
    const plain = columns.map((column) => ({ ...column, unit: null }));
    const around = { titles: [['单位：万元']], footer: [], between: [], unit: wan, merged: 0 };
    expect(draftOf({ columns: plain, around }).offers).toEqual([
      { column: '实付金额', unit: wan, from: 'title' },
    ]);
  });

  it('writes the kind of the table where the reader says other than was found', () => {
    const draft = draftOf({});
    expect(draft.choice().table).toBeUndefined();
    draft.table = 'tickets';
    expect(draft.choice().table).toBe('tickets');
    draft.table = 'orders';
    expect(draft.choice().table).toBeUndefined();
  });
});

describe('fields of the mapping', () => {
  it('asks for the line amount where a row is a line, and takes amount for it', () => {
    expect(needOf('amount', 'order', 'orders')).toBe('required');
    expect(needOf('line_amount', 'line', 'orders')).toBe('required');
    expect(missingFields({ time: 't' }, 'line', 'orders')).toEqual(['line_amount']);
    expect(missingFields({ time: 't', amount: 'a' }, 'line', 'orders')).toEqual([]);
    expect(missingFields({}, 'order', 'orders')).toEqual(['time', 'amount']);
  });

  it('shows what is mapped or needed first', () => {
    expect(isProminent('city', {}, 'order', 'orders')).toBe(false);
    expect(isProminent('city', { city: 'x' }, 'order', 'orders')).toBe(true);
    expect(isProminent('customer', {}, 'order', 'orders')).toBe(true);
  });
});

describe('a draft of an import', () => {
  const draftOf = (ask: (file: File, options: ImportOptions) => Promise<ImportPreview>) =>
    new ImportDraft([{ file: file('a.csv'), preview: preview() }], ask);

  it('leaves personal columns out as guessed, and says so in the choice', () => {
    const draft = draftOf(() => Promise.resolve(preview()));
    expect(draft.choice().import).toEqual({
      format: 'delimited',
      encoding: 'gb18030',
      delimiter: ',',
      header: 1,
    });
    expect([...draft.keep]).toEqual(['会员号', '下单时间', '实付金额']);
    expect([...draft.personal]).toEqual(['会员号', '身份证号']);
    draft.setKeep('身份证号', true);
    expect(draft.choice().import.keep).toEqual(['会员号', '下单时间', '实付金额', '身份证号']);
  });

  it('keeps what was mapped by hand over a new preview, as long as the column is there', async () => {
    const draft = draftOf((_, options) =>
      Promise.resolve(
        options.header === 2 ? preview({ names: ['other'], map: { time: 'other' } }) : preview(),
      ),
    );
    draft.setMapping('city', '身份证号');
    draft.setMapping('amount', { sql: '1' });
    draft.setMapping('customer', null);
    expect(draft.map).toEqual({ time: '下单时间', amount: { sql: '1' }, city: '身份证号' });
    await draft.read({ encoding: 'utf-8' });
    expect(draft.map['city']).toBe('身份证号');
    await draft.read({ header: 2 });
    expect(draft.map).toEqual({ time: 'other', amount: { sql: '1' } });
  });

  it('drops a late preview and shows why a reading failed', async () => {
    const answers: ((preview: ImportPreview) => void)[] = [];
    const draft = draftOf(() => new Promise((resolve) => answers.push(resolve)));
    const first = draft.read({ encoding: 'big5' });
    const second = draft.read({ encoding: 'utf-8' });
    answers[1]?.(preview({ fileName: 'second' }));
    answers[0]?.(preview({ fileName: 'first' }));
    await Promise.all([first, second]);
    expect(draft.preview.fileName).toBe('second');
    const failing = draftOf(() => Promise.reject(new KequnError('import.unknown_sheet', 'unknown sheet: x')));
    await failing.read({ sheet: 'x' });
    expect(failing.failure?.code).toBe('import.unknown_sheet');
    expect(failing.busy).toBe(false);
  });
});

describe('the plan of an import', () => {
  const none = { inputs: [], taken: [], empty: true };

  it('builds a notebook from the first group and adds the others as data', async () => {
    const plan = new ImportPlan(
      (one) =>
        Promise.resolve(
          one.name === 'c.csv'
            ? preview({ names: ['k'], map: {}, table: { kind: 'customers', because: 'fields' } })
            : preview(),
        ),
      none,
    );
    await plan.look([file('a.csv'), file('c.csv'), file('b.csv')]);
    expect(plan.planned.map(({ target }) => target)).toEqual([
      { type: 'template', name: 'orders', template: 'overview' },
      { type: 'source', name: 'customers' },
    ]);
    expect(plan.planned[0]?.draft.files).toHaveLength(2);
    expect(plan.ready).toBe(true);
    plan.aim(1, { type: 'source', name: 'orders' });
    expect(plan.ready).toBe(false);
  });

  it('offers the file to the input that waits for data', async () => {
    const plan = new ImportPlan(() => Promise.resolve(preview()), {
      inputs: ['sales'],
      waiting: 'sales',
      taken: ['sales'],
      empty: false,
    });
    await plan.look([file('a.csv')]);
    expect(plan.planned[0]?.target).toEqual({ type: 'input', input: 'sales' });
  });

  it('takes the road that the document knows where the file has its columns, and what fits of it otherwise', async () => {
    const known = { sales: { map: { customer: '身份证号', amount: { sql: '2' } }, row: 'line' as const } };
    const around = { inputs: ['sales'], waiting: 'sales', known, taken: ['sales'], empty: false };
    const plan = new ImportPlan(() => Promise.resolve(preview()), around);
    await plan.look([file('a.csv')]);
    expect(plan.planned[0]?.draft.choice()).toMatchObject({ map: known.sales.map, row: 'line' });
    expect(plan.planned[0]?.draft.map).toEqual(known.sales.map);
    const other = new ImportPlan(
      () => Promise.resolve(preview({ names: ['会员号', '下单时间', '实付金额'] })),
      around,
    );
    await other.look([file('a.csv')]);
    expect(other.planned[0]?.draft.map).toEqual({ ...MAP, amount: { sql: '2' } });
  });

  it('goes on without the files that cannot be read', async () => {
    const plan = new ImportPlan(
      (one) => (one.name === 'bad.csv' ? Promise.reject(new Error('no')) : Promise.resolve(preview())),
      none,
    );
    await plan.look([file('bad.csv'), file('a.csv')]);
    expect(plan.failed.map(({ file: { name }, failure }) => [name, failure.code])).toEqual([
      ['bad.csv', 'import.unreadable'],
    ]);
    expect(plan.planned).toHaveLength(1);
  });

  it('does not build on a file without customers', async () => {
    const plan = new ImportPlan(
      () => Promise.resolve(preview({ map: { time: '下单时间', amount: '实付金额' } })),
      none,
    );
    await plan.look([file('a.csv')]);
    expect(plan.planned[0]?.target.type).toBe('source');
  });
});

describe('names of new data', () => {
  it('are free, and refused where they cannot be', () => {
    expect(suggestName('items', ['orders', 'orders_2'])).toBe('orders_3');
    expect(suggestName('customers', [])).toBe('customers');
    expect(nameProblem('1a', [])).toBe('bad');
    expect(nameProblem('订单', [])).toBe('bad');
    expect(nameProblem('orders', ['orders'])).toBe('taken');
    expect(nameProblem('orders', [])).toBeNull();
  });
});
