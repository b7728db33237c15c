import { translate } from '../i18n/dictionary';
import { protection } from '../i18n/shell/protection';
import type { ReportBlock, ReportFigure } from '../model/report';
import { findHidden, hiddenGroups } from './protect-groups';
import { partitionOfCards } from './protect-partitions';
import { protectChart } from './protect-chart';
import { protectTable } from './protect-table';
import { protectMarkdown, protectText, tell, type Guard } from './protect-guard';
import { maskPersonal } from './protect-text';
import { limitWords } from './protection-words';
import type { SuppressedBecause } from './protection';

type Card = Extract<ReportBlock, { type: 'card' }>;

/** Blocks as they may leave. */
export function protectBlocks(blocks: readonly ReportBlock[], guard: Guard): readonly ReportBlock[] {
  const cards = blocks.filter((block) => block.type === 'card');
  const hiddenCards = guard.rules.persons
    ? hiddenGroups(partitionOfCards(cards), guard.rules, guard.hidden)
    : new Map<number, SuppressedBecause>();
  return blocks.flatMap((block) => {
    if (block.type !== 'card') return protectBlock(block, guard);
    const because = hiddenCards.get(cards.indexOf(block));
    return [because ? inPlaceOf(block, because, guard) : protectCard(block, guard)];
  });
}

function protectBlock(block: Exclude<ReportBlock, Card>, guard: Guard): readonly ReportBlock[] {
  switch (block.type) {
    case 'table':
      return protectTable(block, guard);
    case 'chart':
      return [protectChart(block, guard)];
    case 'figures':
      return [{ ...block, figures: block.figures.map((figure) => protectFigure(figure, guard)) }];
    case 'claims': {
      const claims = block.claims.map((claim) => ({ ...claim, text: protectMarkdown(claim.text, guard) }));
      return [{ ...block, ...titled(block.title, guard), claims }];
    }
    case 'text':
      return [{ ...block, text: protectMarkdown(block.text, guard) }];
    case 'heading':
    case 'note':
      return [{ ...block, text: protectText(block.text, guard) }];
  }
}

function titled(title: string | undefined, guard: Guard): { title?: string } {
  return title === undefined ? {} : { title: protectText(title, guard) };
}

/** The size and key the check went by do not leave. */
function protectCard({ size: _, key: __, ...card }: Card, guard: Guard): Card {
  return {
    ...card,
    title: protectText(card.title, guard),
    ...(card.subtitle !== undefined && { subtitle: protectText(card.subtitle, guard) }),
    blocks: protectBlocks(card.blocks, guard),
  };
}

/** Where no size is too small, what could be worked out is a group that one person dominates. */
function cardText(because: SuppressedBecause, { rules }: Guard) {
  if (because === 'subtraction') return rules.minGroup <= 1 ? 'subtractionCard_dominated' : 'subtractionCard';
  return because === 'dominated' ? 'dominatedCard' : 'smallCard';
}

function inPlaceOf({ title, size, key }: Card, because: SuppressedBecause, guard: Guard): ReportBlock {
  const label = maskPersonal(title, guard.known);
  const why =
    findHidden({ label: title, size, keys: key === undefined ? [] : [key] }, guard.hidden)?.because ??
    because;
  guard.suppressed.push({ what: 'card', because: why, where: label, label: null });
  const words = cardText(why, guard);
  const text = translate(protection, guard.rules.locale, words, { label, ...limitWords(guard.rules) });
  return { type: 'note', tone: 'info', text };
}

function protectFigure(figure: ReportFigure, guard: Guard): ReportFigure {
  const named = guard.mentions !== null && figure.label.search(guard.mentions) >= 0;
  if (named) tell(guard, 'mention', figure.label);
  const value = typeof figure.value === 'string' ? protectText(figure.value, guard) : figure.value;
  return {
    ...figure,
    label: protectText(figure.label, guard),
    value: named ? null : value,
    ...(figure.note !== undefined && { note: named ? '' : protectText(figure.note, guard) }),
  };
}
