import { describe, expect, it } from 'vitest';
import { setFrontMatter } from '../../../src/notebook/document/edit';
import { parse } from '../../../src/notebook/document/parse';
import { serialize } from '../../../src/notebook/document/serialize';
import { readTemplates, rememberedFor } from '../../../src/notebook/document/templates';
import type { TemplateMapping, TemplateSheet } from '../../../src/model/export';

const MAPPING: TemplateMapping = {
  sheet: '客户',
  header: 3,
  first: 5,
  columns: { '*客户名称(必填)': 'name', 客户标签: ['tags', 'segment'], 负责人: { text: '销售一组' } },
  dates: 'MM/dd/yyyy',
  join: ';',
  rows: 10_000,
  bytes: 5_000_000,
};
const SHEET: TemplateSheet = {
  name: '客户',
  header: 3,
  first: 5,
  headings: ['*客户名称(必填)', '客户标签', '负责人', '电话'].map((heading, column) => ({
    heading,
    column,
    required: false,
    example: '',
    choices: [],
  })),
  rows: [],
  proposal: {},
};

describe('templates in a document', () => {
  it('come back from the text as they were put in', () => {
    const document = setFrontMatter(
      parse('---\nkequn: 1\ntitle: 会员\n---\n'),
      ['templates', '钉钉 客户导入'],
      MAPPING,
    );
    const text = serialize(document);
    expect(text).toContain('templates:');
    expect(readTemplates(parse(text).front)).toEqual({ '钉钉 客户导入': MAPPING });
  });

  it('are passed over where they cannot be read, and stay in the text', () => {
    const front =
      'kequn: 1\ntemplates: { a: 5, b: { header: 0, first: 2, columns: {} }, c: { header: 1, first: 2, columns: { x: 7, y: id }, dates: nonsense } }\n';
    expect(readTemplates(front)).toEqual({
      c: { header: 1, first: 2, columns: { y: 'id' }, dates: 'yyyy-MM-dd', join: ';' },
    });
    expect(readTemplates(null)).toEqual({});
    expect(readTemplates(': : not yaml [')).toEqual({});
  });

  it('are known again by sheet and headings', () => {
    expect(rememberedFor({ one: MAPPING }, SHEET)?.name).toBe('one');
    expect(rememberedFor({ one: MAPPING }, { ...SHEET, name: '联系人' })).toBeNull();
    expect(rememberedFor({ one: MAPPING }, { ...SHEET, headings: SHEET.headings.slice(1) })).toBeNull();
  });
});
