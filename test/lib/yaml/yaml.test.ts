import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editYaml, withValue, writeYaml } from '../../../src/lib/yaml/edit-yaml';
import { plainValue, readYaml } from '../../../src/lib/yaml/read-yaml';

const runs = { numRuns: Number(process.env['FUZZ_RUNS'] ?? 50), seed: 20240701 };

function value(text: string): unknown {
  const reading = readYaml(text);
  if (!reading.ok) throw new Error(reading.message);
  return reading.value;
}

const word = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    'true',
    'null',
    '~',
    '5',
    '0012345',
    '1e3',
    '- a',
    '# b',
    '{rfm.share[a]} b',
    'a\nb',
    'a\n',
    '\n a',
    ' a ',
    'a: b',
    '|',
    '*a',
    '&a',
    '!t',
    '客户',
    "'",
    '"',
    '\t',
    'a\r\nb',
    '---',
    '...',
  ),
);
const scalar = fc.oneof(
  word,
  fc.boolean(),
  fc.constant(null),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
);
const key = fc.oneof(word, fc.constantFrom('from', 'k', 'order?')).filter((name) => name !== '__proto__');
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 3 }),
  ),
}));
const options = fc.dictionary(key, tree, { maxKeys: 4 }).map((one) => ({ ...one }));

describe('plain scalars', () => {
  it.each([
    ['5', 5],
    ['-1.5', -1.5],
    ['true', true],
    ['', null],
    ['~', null],
    ['0012345', '0012345'],
    ['123456789012345678', '123456789012345678'],
    ['1e3', '1e3'],
    ['5.0', '5.0'],
    ['TRUE', 'TRUE'],
    ['yes', 'yes'],
    ['.inf', '.inf'],
    ['0x10', '0x10'],
    ['2024-07-01', '2024-07-01'],
  ])('%s is %j', (source, expected) => {
    expect(plainValue(source)).toBe(expected);
    expect(value(`a: ${source}\n`)).toEqual({ a: expected });
  });

  it('in quotes are text', () => {
    expect(value(`a: "5"\nb: 'true'\n`)).toEqual({ a: '5', b: 'true' });
  });
});

describe('hostile YAML', () => {
  it('never throws', () => {
    const pieces = fc.constantFrom(
      'a',
      ': ',
      '- ',
      '\n',
      '  ',
      '&x ',
      '*x',
      '? ',
      '[',
      ']',
      '{',
      '}',
      '!!set ',
      '|\n',
      '"',
      "'",
      '<<: ',
      '%YAML 1.1\n',
      '---\n',
      '\t',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        expect(typeof readYaml(parts.join('')).ok).toBe('boolean');
      }),
      runs,
    );
  });

  it('that multiplies aliases is refused at once', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 12; i += 1) {
      lines.push(`a${i}: &a${i} [${Array.from({ length: 9 }, () => `*a${i - 1}`).join(', ')}]`);
    }
    expect(readYaml(lines.join('\n'))).toMatchObject({
      ok: false,
      message: expect.stringContaining('too large'),
    });
    expect(readYaml('a: &a [*a]\n').ok).toBe(false);
    expect(value('a: &a [1]\nb: *a\n')).toEqual({ a: [1], b: [1] });
  });

  it('that nests without end, or is huge, is refused before it is parsed', () => {
    for (const text of [
      '['.repeat(50_000),
      '{a: '.repeat(50_000),
      '- '.repeat(50_000),
      `a: ${'b'.repeat(300_000)}`,
    ]) {
      expect(readYaml(text).ok).toBe(false);
    }
  });

  it('cannot reach prototypes', () => {
    expect(readYaml('__proto__: { polluted: 1 }\n')).toMatchObject({
      ok: false,
      message: 'invalid key: __proto__',
    });
    expect(value('constructor: { prototype: { polluted: 1 } }\n')).toEqual({
      constructor: { prototype: { polluted: 1 } },
    });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('with a key twice says which', () => {
    expect(readYaml('from: a\nfrom: b\n')).toMatchObject({ ok: false, message: 'duplicate key: from' });
  });

  it('says where it breaks', () => {
    expect(readYaml('a: 1\nb: [1\nc: 2\n')).toMatchObject({
      ok: false,
      position: { line: expect.any(Number) },
    });
    const reading = readYaml('a: 1\nb:\n  c: 2\n');
    expect(reading.ok && reading.positionOf(['b', 'c'])).toEqual({ line: 3, column: 6 });
  });
});

describe('writing and editing', () => {
  it('writes any options so that they read back', () => {
    fc.assert(
      fc.property(options, (given) => {
        expect(value(writeYaml(given)) ?? {}).toEqual(given);
      }),
      runs,
    );
  });

  it('sets any value in any place', () => {
    fc.assert(
      fc.property(
        options,
        fc.array(fc.oneof(key, fc.nat({ max: 3 })), { minLength: 1, maxLength: 3 }),
        fc.option(tree, { nil: undefined }),
        (given, path, next) => {
          const edited = editYaml(writeYaml(given), path, next);
          expect(edited === null ? null : (value(edited) ?? {})).toEqual(withValue(given, path, next) ?? {});
        },
      ),
      runs,
    );
  });

  const TEXT = `# what the orders are
from: orders   # cleaned before
id: 0012345
map: { customer: 买家昵称, order?: text }
steps:
  - trim: all
  - exclude: { where: "a", because: 'b' }

text: |
  {rfm.share[a]} of them
last: 1.50
`;

  it('keeps comments, order, quotes and every other scalar as written', () => {
    expect(editYaml(TEXT, ['map', 'customer'], '会员号')).toBe(TEXT.replace('买家昵称', '会员号'));
    expect(editYaml(TEXT, ['from'], 'sales')).toBe(TEXT.replace('orders   #', 'sales   #'));
    expect(editYaml(TEXT, ['k'], 4)).toBe(`${TEXT.replace('orders   #', 'orders #')}k: 4\n`);
    expect(editYaml(TEXT, ['steps', 1, 'exclude', 'because'], 'c')).toBe(TEXT.replace("'b'", "'c'"));
  });

  it('quotes a text that would read as something else, and writes long texts as blocks', () => {
    expect(editYaml('a: x\n', ['a'], '5')).toBe('a: "5"\n');
    expect(editYaml('a: x\n', ['a'], '0012345')).toBe('a: 0012345\n');
    expect(editYaml('a: x\n', ['a'], '{rfm.customers} of them\nmore')).toBe(
      'a: |-\n  {rfm.customers} of them\n  more\n',
    );
    expect(editYaml('', ['features'], ['recency', 'monetary'])).toBe('features: [ recency, monetary ]\n');
  });

  it('removes a value and the maps it leaves empty', () => {
    expect(editYaml('a: 1\nb:\n  c:\n    d: 2\n', ['b', 'c', 'd'], undefined)).toBe('a: 1\n');
    expect(editYaml('a: 1\n', ['a'], undefined)).toBe('');
    expect(editYaml('# why\na: 1\n', ['b', 'c'], undefined)).toBe('# why\na: 1\n');
    expect(editYaml('a: 5\n', ['a', 'b'], undefined)).toBe('a: 5\n');
  });

  it('moves, copies and drops items of a list with what is written at them', () => {
    const text = `steps:
  - trim: all # padded by the till
  # agreed with Li Wei
  - drop: [ id_card ]
  - rename: { "old": new }
`;
    const [trim, drop, rename] = [{ trim: 'all' }, { drop: ['id_card'] }, { rename: { old: 'new' } }];
    expect(editYaml(text, ['steps'], [rename, trim, { off: true, ...trim }, drop])).toBe(`steps:
  - rename: { "old": new }
  - trim: all # padded by the till
  - { off: true, trim: all }
  # agreed with Li Wei
  - drop: [ id_card ]
`);
  });
  it('writes a list that was empty as it would write a new one', () => {
    const steps = [{ trim: 'all' }, { dedupe: {}, off: true }];
    const text = 'from: orders\nsteps: []\n';
    const wanted = 'from: orders\nsteps:\n  - { trim: all }\n  - dedupe: {}\n    off: true\n';
    expect(editYaml(text, ['steps'], steps)).toBe(wanted);
  });
  it('writes anew what the library cannot say in place', () => {
    expect(value(editYaml('a: &x [1, 2]\nb: *x\n', ['a'], undefined) ?? '')).toEqual({ b: [1, 2] });
  });

  it('does not touch what it cannot read', () => {
    expect(editYaml('a: [1\n', ['a'], 2)).toBeNull();
  });
});
