import { proposeColumns } from '../../../import/propose-columns';
import { sniff } from '../../../import/sniff';
import type {
  ExportedFile,
  FilledTemplate,
  TemplateInfo,
  TemplateRequest,
  TemplateSheet,
} from '../../../model/export';
import { KequnError } from '../../../model/failure';
import type { DuckDatabase } from '../duck-database';
import { exported } from './exported';
import type { OnRows, RowSource } from './rows';
import { openSplit, splitCounts, type SplitFile, splitZip } from './split';
import type { CellText } from './template/fill-sheet';
import type { SheetHeadings } from './template/headings';
import { TextTemplate } from './template/text-template';
import { neededColumns, TemplateValues } from './template/values';
import { WorkbookTemplate } from './template/workbook';
import { partName, zipOf, type ZipEntry } from './zip';

/** A template is small; what is larger is data. */
const LARGEST = 50 * 2 ** 20;
/** Rows of one filled file where nobody asks for fewer: no target system takes more at once. */
const MOST_ROWS = 100_000;

type Template = WorkbookTemplate | TextTemplate;

/**
 * Finds the headings of a template workbook or CSV file, also below title lines and above example rows.
 * @throws `template.old_format`, `template.no_headings`, `template.too_large`; as `readWorkbook`
 */
export async function readTemplate(file: File, columns: readonly string[]): Promise<TemplateInfo> {
  const { template, format } = await open(file);
  const sheets = template.sheets();
  const best = Math.max(...sheets.map(({ score }) => score));
  const likely = sheets.findIndex(({ score }) => score === best);
  if (best <= 0) {
    throw new KequnError('template.no_headings', `missing headings: ${file.name}`, {
      values: { file: file.name },
    });
  }
  return {
    fileName: file.name,
    format,
    sheets: sheets.map((sheet) => proposed(sheet, columns)),
    likely: Math.max(0, likely),
  };
}

function proposed(sheet: SheetHeadings, columns: readonly string[]): TemplateSheet {
  const { name, header, first, headings, rows } = sheet;
  const texts = headings.map(({ heading }) => heading);
  return { name, header, first, headings, rows, proposal: proposeColumns(texts, columns) };
}

/** Fills a template with the rows of a table: one file, or several in a zip where limits or a split ask for it. */
export async function fillTemplate(
  database: DuckDatabase,
  request: TemplateRequest,
  onRows?: OnRows,
): Promise<FilledTemplate> {
  const { template, format } = await open(request.template);
  const { mapping } = request;
  const headings = template.sheets().find(({ name }) => name === (mapping.sheet ?? ''))?.headings ?? [];
  const files: SplitFile[] = [];
  const counts: ExportedFile[] = [];
  let values: TemplateValues | undefined;
  const needed = { ...request, columns: neededColumns(mapping) };
  for await (const { label, source } of openSplit(database, needed, onRows)) {
    const known = (values ??= new TemplateValues(mapping, headings, source.columns));
    const { blobs, rows } = await filled(
      source,
      known,
      (some) => template.fill(mapping, known.places, some),
      mapping,
    );
    files.push(...blobs.map((bytes) => ({ label, blob: new Blob([bytes]), extension: format })));
    counts.push(exported(source, { blob: new Blob(), extension: format, rows }));
  }
  const stem = request.template.name.replace(/\.\w+$/, '');
  const made = request.split ? await split(files, stem) : await packed(files, stem, format);
  const encoding = template instanceof TextTemplate ? encodingNotes(template) : {};
  const { guarded = 0, notInList = {}, missingRequired = {} } = values?.found ?? {};
  return { ...splitCounts(counts), ...encoding, ...made, guarded, notInList, missingRequired };
}

async function split(files: readonly SplitFile[], stem: string) {
  return { blob: await splitZip(stem, files), extension: 'zip', parts: files.length };
}

function encodingNotes({ unwritable, beyondGbk }: TextTemplate) {
  return { unwritable, beyondGbk };
}

type Fill = (rows: readonly (readonly CellText[])[]) => Uint8Array<ArrayBuffer>;

/** A file for every so many rows; one that is too large is made anew with half of its rows. */
async function filled(
  source: RowSource,
  values: TemplateValues,
  fill: Fill,
  limits: { readonly rows?: number; readonly bytes?: number },
): Promise<{ blobs: Uint8Array<ArrayBuffer>[]; rows: number }> {
  const most = Math.max(1, Math.min(limits.rows ?? MOST_ROWS, MOST_ROWS));
  const blobs: Uint8Array<ArrayBuffer>[] = [];
  let waiting: CellText[][] = [];
  let count = 0;
  const put = (rows: readonly CellText[][]) => {
    const bytes = fill(rows);
    if (limits.bytes === undefined || bytes.length <= limits.bytes || rows.length < 2) blobs.push(bytes);
    else {
      const half = Math.ceil(rows.length / 2);
      put(rows.slice(0, half));
      put(rows.slice(half));
    }
  };
  for await (const slice of source.slices()) {
    for (const row of slice) {
      waiting.push(values.row(row));
      count += 1;
      if (waiting.length < most) continue;
      put(waiting);
      waiting = [];
    }
  }
  if (waiting.length > 0 || blobs.length === 0) put(waiting);
  return { blobs, rows: count };
}

async function packed(files: readonly SplitFile[], stem: string, extension: string) {
  const [only] = files;
  if (only && files.length === 1) return { blob: only.blob, extension, parts: 1 };
  const entries = files.map(({ blob }, i): ZipEntry => ({
    name: partName(stem, i, files.length, extension),
    data: blob,
  }));
  return { blob: await zipOf(entries), extension: 'zip', parts: files.length };
}

async function open(file: File): Promise<{ template: Template; format: 'xlsx' | 'csv' }> {
  if (file.size > LARGEST) {
    throw new KequnError('template.too_large', `invalid template: ${file.size} bytes`, {
      values: { file: file.name, bytes: file.size },
    });
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isOldWorkbook(bytes)) {
    throw new KequnError('template.old_format', `invalid template: ${file.name} is an .xls`, {
      values: { file: file.name },
    });
  }
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    return { template: new WorkbookTemplate(bytes), format: 'xlsx' };
  sniff(bytes.subarray(0, 8192));
  return { template: new TextTemplate(bytes), format: 'csv' };
}

/** The compound files of Excel 97, which also hold workbooks with a password. */
function isOldWorkbook(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, i) => bytes[i] === byte);
}
