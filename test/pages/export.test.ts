import { describe, expect, it } from 'vitest';
import type { Column } from '../../src/model/table';
import { doneLines } from '../../src/pages/export/done-lines';
import { fileRequest, USUAL_FILE } from '../../src/pages/export/file-choice';
import { groupsIn } from '../../src/pages/export/groups-in';
import { hashable } from '../../src/pages/export/hashable';
import { personalColumns, splitColumns } from '../../src/pages/export/personal-choice';

const PERSONAL = ['name', 'phone', 'Email地址', '联系电话', 'address'];

describe('personal columns', () => {
  it('can leave as hashes where platforms know persons by them', () => {
    expect(hashable(PERSONAL)).toEqual(['phone', 'Email地址', '联系电话']);
    expect(hashable(['name', 'hotel'])).toEqual([]);
  });

  it('are masked unless they are hashed or written in full', () => {
    const hashes = hashable(PERSONAL);
    expect(personalColumns('masked', PERSONAL, hashes)).toEqual({ masked: PERSONAL, full: [] });
    expect(personalColumns('hashed', PERSONAL, hashes)).toEqual({ masked: ['name', 'address'], full: [] });
    expect(personalColumns('full', PERSONAL, hashes)).toEqual({ masked: [], full: PERSONAL });
  });
});

it('a split is offered by the columns that say whom a row is for, and by the one asked for', () => {
  expect(splitColumns(['customer', 'owner', 'city'], undefined)).toEqual(['owner', 'city']);
  expect(splitColumns(['customer', 'owner'], 'branch')).toEqual(['branch', 'owner']);
  expect(splitColumns(['owner'], 'owner')).toEqual(['owner']);
});

it('a file without headings has no byte order mark before its first number', () => {
  expect(fileRequest(USUAL_FILE)).toMatchObject({ bom: true, head: true });
  expect(fileRequest({ ...USUAL_FILE, head: false })).toMatchObject({ bom: false, head: false });
});

it('what stayed behind is said', () => {
  const file = {
    ...{ blob: new Blob(), extension: 'csv', rows: 3, parts: 1, unwritable: 0, beyondGbk: 0, guarded: 0 },
    ...{ optedOut: 2, unreachable: 1, tooSmall: 2 },
  };
  expect(doneLines(file)).toEqual([
    { key: 'done', values: { rows: 3, parts: 1 } },
    { key: 'doneOptedOut', values: { rows: 2 } },
    { key: 'doneUnreachable', values: { rows: 1 } },
    { key: 'doneTooSmall', values: { count: 2 } },
  ]);
});

describe('a table whose rows are groups', () => {
  const column = (name: string, type = 'BIGINT') => ({ name, type });
  const table = (...columns: Column[]) => ({ name: 't', rows: 3, columns });
  const held = (front: string | null = null, form?: string) => ({
    cells: form === undefined ? [] : ([{ kind: 'persona', options: { form } }] as never),
    document: { front },
  });

  it('leaves by the minimum of the report', () => {
    const groups = table(column('segment', 'VARCHAR'), column('customers'));
    expect(groupsIn(groups, held())).toEqual({ column: 'customers', least: 10 });
    expect(groupsIn(groups, held('report: { min_group: 25 }'))?.least).toBe(25);
    expect(groupsIn(groups, held('report: { min_group: 0 }'))).toBeNull();
    expect(groupsIn(groups, held(null, 'company'))).toBeNull();
  });

  it('is none where rows are customers, or nobody is counted', () => {
    expect(groupsIn(table(column('customer', 'VARCHAR'), column('customers')), held())).toBeNull();
    expect(groupsIn(table(column('customers', 'VARCHAR')), held())).toBeNull();
    expect(groupsIn(undefined, held())).toBeNull();
  });
});
