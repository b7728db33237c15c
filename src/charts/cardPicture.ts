import { escapeXml } from '../lib/xml';
import { textUnits } from '../lib/textUnits';
import { wrapUnits } from '../lib/wrapUnits';
import type { Picture } from './export-svg';
import { segmentOf, type ChartTheme } from './theme';

/** A spread on a strip: places from 0 to 1; null where it is not known. */
export interface PictureStrip {
  readonly p10: number | null;
  readonly p25: number | null;
  readonly p50: number | null;
  readonly p75: number | null;
  readonly p90: number | null;
}

/** What a card says, in final words. */
export interface CardPicture {
  readonly title: string;
  readonly subtitle: string;
  readonly badge?: string;
  /** 1–8. */
  readonly colour: number;
  readonly lead: string;
  readonly figures: readonly { readonly label: string; readonly value: string }[];
  readonly strips: readonly {
    readonly label: string;
    readonly value: string;
    readonly all: string;
    readonly group: PictureStrip | null;
    readonly everyone: PictureStrip | null;
  }[];
  readonly sections: readonly { readonly title: string; readonly lines: readonly string[] }[];
  readonly foot: string;
}

const WIDTH = 720;
const MARGIN = 28;
const INNER = WIDTH - 2 * MARGIN;
const LABEL = 104;
const MOST_LINES = 40;

/** A card as one SVG picture that stands alone: title, figures, strips against everyone, what is said. */
export function cardPicture(card: CardPicture, theme: ChartTheme): Picture {
  const page = new Page(theme);
  const colour = segmentOf(theme, card.colour);
  page.parts.push(`<rect width="${WIDTH}" height="6" fill="${colour}"/>`);
  page.y = MARGIN;
  page.text(card.title, { size: 22, weight: 640, most: 2, right: card.badge ? 120 : 0 });
  if (card.badge) page.badge(card.badge);
  page.text(card.subtitle, { size: 13, fill: theme.soft, most: 1 });
  page.y += 8;
  page.text(card.lead, { size: 15, most: 6 });
  page.y += 12;
  figures(page, card);
  strips(page, card, colour);
  for (const { title, lines } of card.sections) section(page, title, lines);
  page.y += 10;
  page.text(card.foot, { size: 11, fill: theme.soft, most: 2 });
  return page.picture();
}

function figures(page: Page, { figures: all }: CardPicture): void {
  if (all.length === 0) return;
  const step = INNER / Math.max(3, all.length);
  all.forEach(({ label, value }, i) => {
    const x = MARGIN + i * step;
    page.put(label, x, page.y + 12, { size: 12, fill: page.theme.soft });
    page.put(value, x, page.y + 38, { size: 22, weight: 620 });
  });
  page.y += 54;
}

function strips(page: Page, { strips: all }: CardPicture, colour: string): void {
  const { theme } = page;
  for (const { label, value, all: everyone, group, everyone: spread } of all) {
    const middle = page.y + 13;
    page.parts.push(
      `<line x1="${MARGIN}" x2="${WIDTH - MARGIN}" y1="${page.y}" y2="${page.y}" stroke="${theme.grid}"/>`,
    );
    page.put(label, MARGIN, middle + 4, { size: 13 });
    page.put(value, MARGIN + 290, middle + 4, { size: 13, weight: 600, anchor: 'end' });
    page.put(everyone, MARGIN + 300, middle + 4, { size: 12, fill: theme.soft });
    if (spread) page.parts.push(...strip(group, spread, middle, colour, theme));
    page.y += 27;
  }
  if (all.length > 0) page.y += 8;
}

const STRIP = { left: MARGIN + 430, width: INNER - 430 };

function strip(
  group: PictureStrip | null,
  everyone: PictureStrip,
  middle: number,
  colour: string,
  theme: ChartTheme,
): string[] {
  const bar = (low: number | null, high: number | null, height: number, fill: string, opacity = 1) => {
    if (low === null || high === null) return [];
    const width = Math.max(2, (high - low) * STRIP.width);
    const x = STRIP.left + low * STRIP.width;
    return [
      `<rect x="${x.toFixed(1)}" y="${middle - height / 2}" width="${width.toFixed(1)}" height="${height}" rx="2" fill="${fill}" fill-opacity="${opacity}"/>`,
    ];
  };
  const tick = (at: number | null, fill: string) =>
    at === null
      ? []
      : [
          `<rect x="${(STRIP.left + at * STRIP.width - 1).toFixed(1)}" y="${middle - 8}" width="2" height="16" fill="${fill}"/>`,
        ];
  return [
    ...bar(everyone.p10 ?? everyone.p25, everyone.p90 ?? everyone.p75, 16, theme.soft, 0.18),
    ...tick(everyone.p50, theme.soft),
    ...bar(group?.p10 ?? null, group?.p90 ?? null, 2, colour),
    ...bar(group?.p25 ?? null, group?.p75 ?? null, 8, colour),
    ...tick(group?.p50 ?? null, theme.text),
  ];
}

function section(page: Page, title: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  const top = page.y;
  const labels = wrapUnits(title, Math.floor((LABEL - 8) / 7), 2);
  labels.forEach((label, i) =>
    page.put(label, MARGIN, top + 17 + i * 16, { size: 13, fill: page.theme.soft }),
  );
  for (const line of lines) page.text(line, { size: 14, most: MOST_LINES, left: LABEL });
  page.y = Math.max(page.y, top + 4 + labels.length * 16) + 8;
}

/** No line begins with a sign that closes what stands before it. */
function withoutHanging(lines: readonly string[]): string[] {
  const kept: string[] = [];
  for (const line of lines) {
    const [hanging = ''] = /^[，。；：、）”！？%,.;:)]+/u.exec(line) ?? [];
    const before = kept.length - 1;
    if (hanging !== '' && before >= 0) kept[before] = `${kept[before] ?? ''}${hanging}`;
    const rest = kept.length > 0 ? line.slice(hanging.length).trimStart() : line;
    if (rest !== '') kept.push(rest);
  }
  return kept;
}

interface TextStyle {
  readonly size: number;
  readonly fill?: string;
  readonly weight?: number;
  readonly anchor?: 'middle' | 'end';
}

interface Paragraph extends TextStyle {
  readonly most: number;
  /** Room left free at the sides. */
  readonly left?: number;
  readonly right?: number;
}

/** A page that grows downwards. */
class Page {
  readonly parts: string[] = [];
  y = 0;

  constructor(readonly theme: ChartTheme) {}

  put(text: string, x: number, y: number, { size, fill, weight = 400, anchor }: TextStyle): void {
    const place = `x="${x.toFixed(1)}" y="${y.toFixed(1)}"${anchor ? ` text-anchor="${anchor}"` : ''}`;
    this.parts.push(
      `<text ${place} font-size="${size}" font-weight="${weight}" fill="${fill ?? this.theme.text}">${escapeXml(text)}</text>`,
    );
  }

  text(text: string, { most, left = 0, right = 0, ...style }: Paragraph): void {
    const units = Math.floor((INNER - left - right) / (style.size * 0.53));
    for (const paragraph of text.split('\n'))
      for (const line of withoutHanging(wrapUnits(paragraph, units, most))) {
        this.y += style.size * 1.5;
        this.put(line, MARGIN + left, this.y - style.size * 0.3, style);
      }
  }

  badge(text: string): void {
    const width = Math.ceil(textUnits(text) * 7.5) + 24;
    const x = WIDTH - MARGIN - width;
    this.parts.push(
      `<rect x="${x}" y="${MARGIN + 6}" width="${width}" height="24" rx="4" fill="none" stroke="${this.theme.accent}"/>`,
    );
    this.put(text, x + width / 2, MARGIN + 23, { size: 13, weight: 600, anchor: 'middle' });
  }

  picture(): Picture {
    const height = Math.ceil(this.y + MARGIN);
    const font = escapeXml(this.theme.font.replace(/"/g, "'"));
    const open = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="${font}">`;
    const ground = `<rect width="${WIDTH}" height="${height}" fill="${this.theme.surface}"/>`;
    return { svg: `${open}${ground}${this.parts.join('')}</svg>`, width: WIDTH, height };
  }
}
