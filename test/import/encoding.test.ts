import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { guessEncoding } from '../../src/import/encoding';
import type { Encoding } from '../../src/model/import';
import { encode, encodeUtf16 } from '../support/encode';
import { sharedData, whereData } from '../support/shared-data';

const CHINESE = [
  '订单编号,买家昵称,付款时间,实付金额,收货地址',
  '20240301001,小红,2024-03-01 08:05:00,128.50,广东省深圳市南山区',
  '20240301002,老王,2024-03-01 09:15:00,88.00,北京市朝阳区',
  '20240301003,美美的店,2024-03-02 10:00:00,15.00,上海市浦东新区',
].join('\r\n');
const TRADITIONAL = [
  '訂單編號,會員姓名,付款時間,金額,地址',
  '1,陳小明,2024/3/1,1200,臺北市大安區和平東路',
  '2,林美玲,2024/3/2,880,高雄市前鎮區中華路',
  '3,張先生,2024/3/3,450,新北市板橋區文化路',
].join('\n');
const JAPANESE = [
  '注文番号,お客様名,注文日,金額,商品名',
  '1,山田太郎,2024/3/1,1200,おいしいお茶',
  '2,鈴木花子,2024/3/2,880,コーヒー豆',
  '3,佐藤一郎,2024/3/3,450,チョコレートケーキ',
].join('\n');
const FRENCH = [
  'numéro;prénom;date;montant',
  '1;Hélène Léger;2024-03-01;12,50',
  '2;François Côté;2024-03-02;8,00',
].join('\n');
const GERMAN = ['Kunde;Straße;Betrag', 'Müller;Königstraße 5;12,50', 'Jäger;Bahnhofstraße;8,00'].join('\n');

const first = (bytes: Uint8Array) => guessEncoding([bytes]).scores[0]?.encoding;

describe('guessEncoding', () => {
  const cases: readonly [string, Uint8Array, Encoding][] = [
    ['plain ASCII', new TextEncoder().encode('a,b\n1,2\n'), 'utf-8'],
    ['UTF-8', new TextEncoder().encode(CHINESE), 'utf-8'],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${CHINESE}`), 'utf-8'],
    ['GBK', encode(CHINESE, 'gb18030'), 'gb18030'],
    ['one line of GBK', encode('姓名,城市,金额\n', 'gb18030'), 'gb18030'],
    ['Big5', encode(TRADITIONAL, 'big5'), 'big5'],
    ['Shift-JIS', encode(JAPANESE, 'shift_jis'), 'shift_jis'],
    ['UTF-16 LE with a mark', encodeUtf16(CHINESE, false, true), 'utf-16le'],
    ['UTF-16 BE with a mark', encodeUtf16(CHINESE, true, true), 'utf-16be'],
    ['UTF-16 LE without a mark', encodeUtf16(CHINESE, false, false), 'utf-16le'],
    ['UTF-16 BE without a mark', encodeUtf16(CHINESE, true, false), 'utf-16be'],
    ['French in Latin-1', encode(FRENCH, 'windows-1252'), 'windows-1252'],
    ['German in Latin-1', encode(GERMAN, 'windows-1252'), 'windows-1252'],
  ];
  it.each(cases)('%s', (_name, bytes, encoding) => {
    expect(first(bytes)).toBe(encoding);
  });

  it('forgives a character cut off at the end of a sample', () => {
    const bytes = new TextEncoder().encode(CHINESE);
    for (let end = bytes.length - 6; end < bytes.length; end += 1)
      expect(first(bytes.subarray(0, end))).toBe('utf-8');
  });

  it('is not deceived by an ASCII beginning', () => {
    const guess = guessEncoding([new TextEncoder().encode('id,name\n1,x\n'), encode(CHINESE, 'gb18030')]);
    expect(guess.scores[0]?.encoding).toBe('gb18030');
  });

  it('knows where it is not sure', () => {
    expect(guessEncoding([encode(CHINESE, 'gb18030')]).certain).toBe(true);
    expect(guessEncoding([Uint8Array.from([0x61, 0xe9, 0x0a])]).certain).toBe(false);
  });

  for (const file of ['rfm_shop_cn/rfm_shop_gb.csv', 'restaurant_cn/meal_order_info_gbk.csv']) {
    it.skipIf(!sharedData(file))(`reads the real file ${file} as GB18030${whereData(file)}`, () => {
      const bytes = new Uint8Array(readFileSync(sharedData(file) ?? ''));
      const guess = guessEncoding([bytes.subarray(0, 65536)]);
      expect(guess.scores[0]?.encoding).toBe('gb18030');
      expect(guess.certain).toBe(true);
    });
  }
  it.skipIf(!sharedData('restaurant_cn/meal_order_info_gbk.csv'))(
    `even a few lines of it${whereData('restaurant_cn/meal_order_info_gbk.csv')}`,
    () => {
      const bytes = new Uint8Array(readFileSync(sharedData('restaurant_cn/meal_order_info_gbk.csv') ?? ''));
      expect(first(bytes.subarray(0, 300))).toBe('gb18030');
    },
  );
});
