import { translate } from '../../i18n/dictionary';
import { reportFiles } from '../../i18n/shell/report-files';
import type { ReportBlock } from '../../model/report';
import { figureText } from '../figure-text';
import { plainLines } from '../paragraphs';
import type { Report } from '../report';
import type { SheetPlan } from './sheet';

/** What the report says in words and single figures, a row each, in the order of the report. */
export function textPlan(report: Report, name: string): SheetPlan {
  const t = (key: 'part' | 'section' | 'content' | 'value' | 'text') =>
    translate(reportFiles, report.locale, key);
  const rows = report.chapters.flatMap(({ title: part, sections }) =>
    sections.flatMap(({ title, blocks }) =>
      blocks.flatMap((block) => linesOf(block, title, report)).map((line) => [part, ...line]),
    ),
  );
  return {
    name,
    title: t('text'),
    notes: [],
    columns: [
      { label: t('part'), format: 'text', width: 18 },
      { label: t('section'), format: 'text', width: 24 },
      { label: t('content'), format: 'text', width: 90 },
      { label: t('value'), format: 'text', width: 18 },
    ],
    rows,
  };
}

/** Section, content, value. */
type Line = [string, string, string | null];

function linesOf(block: ReportBlock, section: string, report: Report): Line[] {
  switch (block.type) {
    case 'heading':
      return [[section, block.text, null]];
    case 'note':
      return block.text.split('\n').map((text) => [section, text, null]);
    case 'text':
      return plainLines(block.text).map((text) => [section, text, null]);
    case 'claims':
      return claimLines(block, section, report);
    case 'figures':
      return block.figures.map(({ label, value, format, note }) => [
        section,
        note ? `${label}（${note}）` : label,
        figureText(value, format, report),
      ]);
    case 'card': {
      const inside = block.blocks.flatMap((one) => linesOf(one, block.title, report));
      return block.subtitle ? [[block.title, block.subtitle, null], ...inside] : inside;
    }
    case 'table':
    case 'chart':
      return [];
  }
}

function claimLines(
  { title, claims }: Extract<ReportBlock, { type: 'claims' }>,
  section: string,
  { locale }: Report,
): Line[] {
  const review = translate(reportFiles, locale, 'review');
  const said = claims.flatMap((claim) =>
    plainLines(claim.text).map((text): Line => [section, text, claim.review ? review : null]),
  );
  return title === undefined || title === '' ? said : [[section, title, null], ...said];
}
