import { translate } from '../../i18n/dictionary';
import { reportFiles } from '../../i18n/shell/report-files';
import type { ReportBlock } from '../../model/report';
import type { Report, ReportSection } from '../report';
import { appendixItems, itemsOf, setSmall, type SlideItem } from './items';
import { pack, type Placed } from './pack';

/** One slide of content. */
export interface SlidePlan {
  readonly part: string;
  readonly title: string;
  readonly subtitle: string;
  readonly colour: number | null;
  readonly placed: readonly Placed[];
}

/**
 * The slides of a report: a section or a card each begins one, and takes as many as it needs. The appendix is for looking
 * things up: it runs on from section to section.
 */
export function slidePlans(report: Report): SlidePlan[] {
  return report.chapters.flatMap(({ part, title, sections }) =>
    part === 'appendix' ? appendixPlans(title, sections, report) : chapterPlans(title, sections, report),
  );
}

function appendixPlans(part: string, sections: readonly ReportSection[], report: Report): SlidePlan[] {
  const items = appendixItems(sections, report);
  const slides = items.length === 0 ? [] : pack(items, report);
  return numbered(slides, report).map(({ placed, title }) => ({
    ...{ part, subtitle: '', colour: null, placed },
    title: title(part),
  }));
}

function chapterPlans(part: string, sections: readonly ReportSection[], report: Report): SlidePlan[] {
  return joined(sections).flatMap(({ title, blocks }) =>
    runsOf(blocks).flatMap(({ card, blocks: own }) => {
      const head = card
        ? { title: card.title, subtitle: card.subtitle ?? '', colour: card.colour ?? null }
        : { title: title || firstTitle(own) || part, subtitle: '', colour: null };
      return numbered(packed(itemsOf(own, report), card !== null, report), report).map((one) => ({
        ...head,
        part,
        title: one.title(head.title),
        placed: one.placed,
      }));
    }),
  );
}

/** A card is one finding: where its words leave no room on one slide, they are set small if that does. */
function packed(items: readonly SlideItem[], isCard: boolean, report: Report) {
  const slides = pack(items, report);
  if (!isCard || slides.length < 2) return slides;
  const small = pack(items.map(setSmall), report);
  return small.length < slides.length ? small : slides;
}

/** A section without a title goes on from the one before. */
function joined(sections: readonly ReportSection[]): Pick<ReportSection, 'title' | 'blocks'>[] {
  const all: Pick<ReportSection, 'title' | 'blocks'>[] = [];
  for (const { title, blocks } of sections) {
    const before = title === '' ? all.pop() : undefined;
    all.push(before ? { ...before, blocks: [...before.blocks, ...blocks] } : { title, blocks });
  }
  return all;
}

type Card = Extract<ReportBlock, { type: 'card' }>;

/** Blocks between cards, and the cards, in their order; a card in a card begins slides of its own. */
function runsOf(blocks: readonly ReportBlock[]): { card: Card | null; blocks: readonly ReportBlock[] }[] {
  const runs: { card: Card | null; blocks: ReportBlock[] }[] = [];
  for (const block of blocks) {
    const last = runs.at(-1);
    if (block.type === 'card') {
      const [own, ...inner] = runsOf(block.blocks);
      const ownBlocks = own && own.card === null ? own.blocks : [];
      runs.push({ card: block, blocks: [...ownBlocks] });
      for (const run of own && own.card !== null ? [own, ...inner] : inner)
        runs.push({ card: run.card ?? block, blocks: [...run.blocks] });
    } else if (last && last.card === null) last.blocks.push(block);
    else runs.push({ card: null, blocks: [block] });
  }
  return runs;
}

function firstTitle(blocks: readonly ReportBlock[]): string {
  const first = blocks.find((block) => block.type === 'table' || block.type === 'chart');
  return first?.type === 'table' || first?.type === 'chart' ? first.title : '';
}

function numbered(slides: readonly (readonly Placed[])[], { locale }: Report) {
  return slides.map((placed, index) => ({
    placed,
    title: (title: string) =>
      slides.length === 1
        ? title
        : translate(reportFiles, locale, 'slide', { title, at: index + 1, of: slides.length }),
  }));
}
