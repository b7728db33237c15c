import { zipSync } from 'fflate';

/**
 * A template as a customer system gives it: a title over the whole width, a line of notes, headings with required marks,
 * an example row with styles, prepared rows with a formula, a drop-down list from a hidden sheet, conditional formats,
 * merged cells, comments and a part that only its maker understands.
 */
export function systemTemplate(changes: Readonly<Record<string, string>> = {}): File {
  const parts: Record<string, string> = { ...PARTS, ...changes };
  const encoder = new TextEncoder();
  const zip = zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, encoder.encode(text)])),
  );
  return new File([zip as Uint8Array<ArrayBuffer>], '客户导入模板.xlsx');
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const STRINGS = [
  '客户导入模板',
  '请勿修改表头；带*为必填；标签之间用;分隔',
  '*客户名称(必填)',
  '客户级别',
  '手机号',
  '最近购买日期',
  '客户标签',
  '累计金额',
  '示例科技有限公司',
  'A级',
  '13800000000',
  '2024-01-31',
  '重点;华东',
];

const shared = (index: number, reference: string, style: number) =>
  `<c r="${reference}" s="${style}" t="s"><v>${index}</v></c>`;

export const SHEET = `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheetPr><tabColor rgb="FF00B0F0"/></sheetPr><dimension ref="A1:G6"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="3" topLeftCell="A4" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="1" width="28" customWidth="1"/></cols><sheetData><row r="1" ht="30" customHeight="1">${shared(0, 'A1', 1)}<c r="B1" s="1"/></row><row r="2">${shared(1, 'A2', 2)}</row><row r="3" spans="1:7">${shared(2, 'A3', 3)}${shared(3, 'B3', 3)}${shared(4, 'C3', 3)}${shared(5, 'D3', 3)}${shared(6, 'E3', 3)}${shared(7, 'F3', 3)}</row><row r="4" ht="21" customHeight="1">${shared(8, 'A4', 4)}${shared(9, 'B4', 4)}${shared(10, 'C4', 5)}${shared(11, 'D4', 5)}${shared(12, 'E4', 4)}<c r="F4" s="6"><v>100</v></c></row><row r="5"><c r="A5" s="7"/><c r="G5" s="4"><f>F5*2</f><v>0</v></c></row><row r="6"><c r="A6" s="7"/><c r="G6" s="4"><f>F6*2</f><v>0</v></c></row></sheetData><mergeCells count="2"><mergeCell ref="A1:F1"/><mergeCell ref="A8:B8"/></mergeCells><conditionalFormatting sqref="A4:A1000"><cfRule type="duplicateValues" priority="1"/></conditionalFormatting><dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="B4:B1000"><formula1>字典!$A$1:$A$3</formula1></dataValidation></dataValidations><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><legacyDrawing r:id="rId9"/></worksheet>`;

const DICTIONARY = `${HEAD}<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>A级</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>B级</t></is></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>C级</t></is></c></row></sheetData></worksheet>`;

const FONTS =
  '<fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="14"/><name val="等线"/></font></fonts>';
const styleXfs = (count: number) =>
  Array.from(
    { length: count },
    (_, i) =>
      `<xf numFmtId="${i === 5 ? 49 : 0}" fontId="${i === 1 ? 1 : 0}" fillId="0" borderId="0" xfId="0"/>`,
  ).join('');

const PARTS: Record<string, string> = {
  '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/></Types>`,
  '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="客户" sheetId="1" r:id="rId1"/><sheet name="字典" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/worksheet" Target="/xl/worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${RELATIONS}/styles" Target="styles.xml"/><Relationship Id="rId4" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId5" Type="${RELATIONS}/calcChain" Target="calcChain.xml"/></Relationships>`,
  'xl/worksheets/sheet1.xml': SHEET,
  'xl/worksheets/sheet2.xml': DICTIONARY,
  'xl/worksheets/_rels/sheet1.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId9" Type="${RELATIONS}/vmlDrawing" Target="../drawings/vml.vml"/></Relationships>`,
  'xl/drawings/vml.vml': '<xml xmlns:v="urn:schemas-microsoft-com:vml"></xml>',
  'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}">${FONTS}<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="8">${styleXfs(8)}</cellXfs></styleSheet>`,
  'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}" count="${STRINGS.length}" uniqueCount="${STRINGS.length}">${STRINGS.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
  'xl/calcChain.xml': `${HEAD}<calcChain xmlns="${MAIN}"><c r="G5" i="1"/><c r="G6" i="1"/></calcChain>`,
  'customXml/hidden-rules.xml': '<rules version="3"><checksum>9f2c</checksum></rules>',
};
