import type PptxGenJS from 'pptxgenjs';
import { translate } from '../i18n/dictionary';
import { formatDate } from '../i18n/format';
import { reportFiles } from '../i18n/shell/report-files';
import type { Report } from './report';
import { drawHead, drawPlaced } from './slides/draw';
import { ACCENT, INK, PAGE, segmentColour, SOFT, typeface } from './slides/look';
import { mendSlides } from './slides/mend';
import { slidePlans, type SlidePlan } from './slides/plan';
import { writable } from './writable';

/** What a presentation is made from. */
export interface SlidesOrder {
  /** After the privacy check. */
  readonly report: Report;
  /** What the privacy check says of itself. */
  readonly checked: string;
}

/**
 * A report as slides (.pptx) that consultants go on with: text, tables and native charts, all of them editable; a title,
 * the contents, and a slide or more for every section. Colours and typefaces are those of the page's light theme.
 */
export async function reportPptx(order: SlidesOrder): Promise<Uint8Array> {
  const { report, checked } = writable(order);
  const { default: Pptx } = await import('pptxgenjs');
  const pptx = new Pptx();
  const face = typeface(report.locale);
  pptx.defineLayout({ name: 'wide', width: PAGE.width, height: PAGE.height });
  pptx.layout = 'wide';
  pptx.title = report.title;
  pptx.author = report.author ?? 'Kequn';
  pptx.company = 'Kequn';
  pptx.theme = { headFontFace: face, bodyFontFace: face };
  const plans = slidePlans(report);
  drawTitle(pptx.addSlide(), report, checked);
  if (plans.length > 2) drawContents(pptx.addSlide(), report, plans);
  for (const plan of plans) drawPlan(pptx.addSlide(), plan, report);
  const bytes = await pptx.write({ outputType: 'uint8array' });
  return mendSlides(bytes as Uint8Array);
}

function drawTitle(slide: PptxGenJS.Slide, report: Report, checked: string): void {
  const { title, subtitle, asOf, author, locale } = report;
  const fontFace = typeface(locale);
  const t = (key: keyof (typeof reportFiles)['zh'], values = {}) =>
    translate(reportFiles, locale, key, values);
  const x = 0.9;
  const facts = [
    ...(asOf === null ? [] : [t('asOf', { date: formatDate(asOf, locale) })]),
    ...(author === null ? [] : [t('author', { author })]),
  ];
  slide.addShape('rect', { x: 0, y: 0, w: 0.28, h: PAGE.height, fill: { color: ACCENT } });
  slide.addText(title, {
    ...{
      x,
      y: 2.1,
      w: 11.4,
      h: 1.2,
      margin: 0,
      fontFace,
      fontSize: 40,
      bold: true,
      color: INK,
      valign: 'bottom',
    },
    fit: 'shrink',
  });
  if (subtitle !== null)
    slide.addText(subtitle, { x, y: 3.4, w: 11.4, h: 0.6, margin: 0, fontFace, fontSize: 20, color: SOFT });
  if (facts.length > 0)
    slide.addText(facts.join('   '), {
      x,
      y: 4.2,
      w: 11.4,
      h: 0.4,
      margin: 0,
      fontFace,
      fontSize: 14,
      color: SOFT,
    });
  slide.addText([checked, t('made')].filter((line) => line !== '').join('\n'), {
    ...{ x, y: 6.3, w: 11.4, h: 0.8, margin: 0, fontFace, fontSize: 10, color: SOFT, valign: 'bottom' },
    fit: 'shrink',
  });
}

function drawContents(
  slide: PptxGenJS.Slide,
  { chapters, locale }: Report,
  plans: readonly SlidePlan[],
): void {
  const fontFace = typeface(locale);
  const parts = chapters
    .map(({ title }) => title)
    .filter((title) => plans.some(({ part }) => part === title));
  drawHead(
    slide,
    { part: '', title: translate(reportFiles, locale, 'contents'), subtitle: '', colour: null },
    {
      locale,
      currency: null,
    },
  );
  slide.addText(
    // The title and the contents come before.
    parts.map((part) => ({
      text: part,
      options: {
        bullet: { type: 'number' as const, indent: 24 },
        breakLine: true,
        hyperlink: { slide: plans.findIndex((plan) => plan.part === part) + 3 },
      },
    })),
    {
      ...{ x: 0.6, y: 1.5, w: 12, h: 5.2, margin: 0, fontFace, fontSize: 20, color: INK, valign: 'top' },
      paraSpaceAfter: 10,
      fit: 'shrink',
    },
  );
}

function drawPlan(slide: PptxGenJS.Slide, plan: SlidePlan, report: Report): void {
  const { locale } = report;
  const colour = plan.colour === null ? null : segmentColour(plan.colour);
  // The appendix is called what its part is.
  const part = plan.title.startsWith(plan.part) ? '' : plan.part;
  drawHead(slide, { ...plan, part, colour }, report);
  const empty = translate(reportFiles, locale, 'noPicture');
  for (const placed of plan.placed) drawPlaced(slide, placed, report, empty);
  const foot = { y: 7.05, h: 0.25, margin: 0, fontFace: typeface(locale), fontSize: 9, color: SOFT };
  slide.addText(report.title, { ...foot, x: 0.6, w: 9 });
  slide.slideNumber = {
    x: 12.3,
    y: 7.05,
    w: 0.5,
    h: 0.25,
    fontFace: typeface(locale),
    fontSize: 9,
    color: SOFT,
  };
}
