import type { CardPicture } from '../../charts/cardPicture';
import type { Locale } from '../../i18n/dictionary';
import type { CellActions } from '../../model/cell';
import type { ReportBlock } from '../../model/report';
import { segmentKey } from '../../model/segment-key';
import { cardName, type Card } from './view-card';
import { pictureOf, textsOf, withTexts } from './view-picture';

/**
 * A portrait as a picture, after the privacy check that every report goes through: contacts and names are masked, figures
 * of hidden groups are cited by no text, and of a group that is hidden itself only the name and the reason are left.
 * Outside of a document, where nothing can be checked, it is as it stands.
 *
 * @param cards all portraits that stand beside it: where one is hidden, another may be told from the sum
 */
export async function leavingPicture(
  card: Card,
  cards: readonly Card[],
  locale: Locale,
  protect: CellActions['protect'],
): Promise<CardPicture> {
  if (!protect) return pictureOf(card, locale);
  let picture = pictureOf(card, locale);
  const blocks = await protect((evidence) => {
    picture = pictureOf({ ...card, evidence }, locale);
    return [...cards.map(groupOf), ...textsOf(picture).map(heading)];
  });
  const texts = blocks.slice(cards.length).map((block) => (block.type === 'heading' ? block.text : ''));
  const own = blocks[cards.indexOf(card)];
  const left = withTexts(picture, texts);
  return own?.type === 'note' ? nameAlone(left, own.text) : left;
}

/** A group as the check sees it. */
function groupOf(card: Card): ReportBlock {
  const { facts, result, company } = card;
  return {
    ...{ type: 'card', title: cardName(card), blocks: [] },
    ...(company
      ? {}
      : { key: segmentKey(result.segmentation, facts.segment), size: facts.figures?.customers ?? 0 }),
  };
}

/** One block a text, so that they are found again in their order. */
function heading(text: string): ReportBlock {
  return { type: 'heading', text };
}

function nameAlone({ title, subtitle, colour, foot }: CardPicture, reason: string): CardPicture {
  return { title, subtitle, colour, lead: reason, figures: [], strips: [], sections: [], foot };
}
