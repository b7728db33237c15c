import { describe, expect, it } from 'vitest';
import { doneLines } from '../../src/pages/export/done-lines';
import { fileRequest, USUAL_FILE } from '../../src/pages/export/file-choice';
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
    ...{ optedOut: 2, unreachable: 1 },
  };
  expect(doneLines(file)).toEqual([
    { key: 'done', values: { rows: 3, parts: 1 } },
    { key: 'doneOptedOut', values: { rows: 2 } },
    { key: 'doneUnreachable', values: { rows: 1 } },
  ]);
});
