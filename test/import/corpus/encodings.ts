import { gzipSync } from 'node:zlib';
import { encode, encodeUtf16 } from '../../support/encode';
import { bytes, csv, type DirtyFile } from './dirty-file';

const LINES = [
  '订单号,会员号,下单时间,实付金额,城市',
  '001,张三,2024-03-01,12.5,广州',
  '002,李四,2024-03-02,8,深圳',
];
const TEXT = `${LINES.join('\n')}\n`;
const TABLE = {
  columns: ['customer', 'order', 'time', 'amount', 'city'],
  rows: [
    ['张三', '001', '2024-03-01 00:00:00', '12.5', '广州'],
    ['李四', '002', '2024-03-02 00:00:00', '8', '深圳'],
  ],
} as const;
const BIG = [
  '訂單編號,會員編號,下單時間,實付金額,城市',
  ...LINES.slice(1).map((line) =>
    line.replace('张三', '張三').replace('广州', '臺北').replace('深圳', '高雄'),
  ),
];

/** Encodings, line ends and delimiters. */
export const ENCODING_FILES: readonly DirtyFile[] = [
  { name: 'gb18030', trait: 'GBK bytes', files: () => bytes('a.csv', encode(TEXT, 'gb18030')), ...TABLE },
  { name: 'utf8', trait: 'UTF-8 without a mark', files: () => csv('a.csv', ...LINES), ...TABLE },
  {
    name: 'utf8-bom',
    trait: 'UTF-8 with a mark',
    files: () => csv('a.csv', `\ufeff${LINES[0] ?? ''}`, ...LINES.slice(1)),
    ...TABLE,
  },
  {
    name: 'utf16le',
    trait: 'UTF-16 as Excel saves Unicode text',
    files: () => bytes('a.txt', encodeUtf16(TEXT.replaceAll(',', '\t'), false, true)),
    ...TABLE,
  },
  {
    name: 'utf16be',
    trait: 'UTF-16 big endian with a mark',
    files: () => bytes('a.csv', encodeUtf16(TEXT, true, true)),
    ...TABLE,
  },
  {
    name: 'big5',
    trait: 'Big5 bytes of a file from Taiwan',
    files: () => bytes('a.csv', encode(`${BIG.join('\n')}\n`, 'big5')),
    options: {
      map: { customer: '會員編號', order: '訂單編號', time: '下單時間', amount: '實付金額', city: '城市' },
    },
    columns: TABLE.columns,
    rows: [
      ['張三', '001', '2024-03-01 00:00:00', '12.5', '臺北'],
      ['李四', '002', '2024-03-02 00:00:00', '8', '高雄'],
    ],
  },
  {
    name: 'crlf',
    trait: 'lines end with CR LF',
    files: () => [new File([TEXT.replaceAll('\n', '\r\n')], 'a.csv')],
    ...TABLE,
  },
  {
    name: 'cr-cr-lf',
    trait: 'line ends that were converted twice',
    files: () => [new File([TEXT.replaceAll('\n', '\r\r\n')], 'a.csv')],
    ...TABLE,
  },
  {
    name: 'cr',
    trait: 'lines end with CR, as old Macs wrote',
    files: () => [new File([TEXT.replaceAll('\n', '\r')], 'a.csv')],
    ...TABLE,
  },
  {
    name: 'no-last-line-end',
    trait: 'the last line has no end',
    files: () => [new File([TEXT.trimEnd()], 'a.csv')],
    ...TABLE,
  },
  {
    name: 'tab',
    trait: 'tabs in a .csv',
    files: () => [new File([TEXT.replaceAll(',', '\t')], 'a.csv')],
    ...TABLE,
  },
  {
    name: 'semicolon',
    trait: 'semicolons and decimal commas',
    files: () =>
      csv(
        'a.csv',
        '订单号;会员号;下单时间;实付金额;城市',
        '001;张三;2024-03-01;12,50;广州',
        '002;李四;2024-03-02;8,00;深圳',
      ),
    ...TABLE,
  },
  {
    name: 'pipe',
    trait: 'bars between values',
    files: () => [new File([TEXT.replaceAll(',', '|')], 'a.txt')],
    ...TABLE,
  },
  {
    name: 'gzip',
    trait: 'gzip under the name .csv',
    files: () => bytes('a.csv', gzipSync(encode(TEXT, 'gb18030'))),
    ...TABLE,
  },
  {
    name: 'trailing-delimiter',
    trait: 'a delimiter at the end of every line',
    files: () => csv('a.csv', ...LINES.map((line) => `${line},`)),
    ...TABLE,
  },
  {
    name: 'quoted',
    trait: 'quotes, delimiters and line ends within values',
    files: () =>
      csv(
        'a.csv',
        '订单号,会员号,下单时间,实付金额,备注',
        '001,"张,三",2024-03-01,12.5,"两\n行"',
        '002,李四,2024-03-02,8,"说""好"""',
      ),
    columns: ['customer', 'order', 'time', 'amount', '备注'],
    rows: [
      ['张,三', '001', '2024-03-01 00:00:00', '12.5', '两\n行'],
      ['李四', '002', '2024-03-02 00:00:00', '8', '说"好"'],
    ],
  },
];
