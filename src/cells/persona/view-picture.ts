import type { CardPicture } from '../../charts/cardPicture';
import type { Locale } from '../../i18n/dictionary';
import { formatDate } from '../../i18n/format';
import { wordsIn } from '../../i18n/words';
import type { Claim } from '../../model/evidence';
import { claimText } from '../report-claims';
import { isDominated, leaving } from './dominance';
import { numberText } from './number-text';
import { noteKey, notesOf } from './options';
import { MEASURES } from './result';
import { byPart, shownStatements } from './shown';
import { strings } from './strings';
import { stripScale } from './strip';
import { cardName, type Card } from './view-card';

const MONEY = ['per_customer', 'per_order'];

type Say = ReturnType<typeof wordsIn<keyof typeof strings.zh>>;

/**
 * A portrait as a picture that leaves the page. Groups that are too small say nothing anyhow; where one person brings
 * most of the amount, amounts and what follows from them are left out. What was heard stays inside.
 */
export function pictureOf(card: Card, locale: Locale): CardPicture {
  const { facts, result, words, company } = card;
  const t = wordsIn(strings, locale);
  const dominated = isDominated(facts, company);
  const priority = card.text.priority ?? facts.priority?.class;
  const asOf = result.as_of === null ? [] : [t('as_of_date', { date: formatDate(result.as_of, locale) })];
  return {
    title: cardName(card),
    subtitle: [locale === 'en' ? facts.label_en : facts.label_zh, ...asOf].join(' · '),
    ...(priority ? { badge: t(`prio_${priority}`) } : {}),
    colour: facts.colour,
    lead:
      dominated && !card.text.description ? '' : said(card.text.description, card, card.proposal.description),
    figures: figures(card, t, dominated),
    strips: MEASURES.flatMap((measure) => {
      const value = facts.figures?.measures[measure] ?? null;
      const all = result.everyone.measures[measure];
      if (value === null || (dominated && MONEY.includes(measure))) return [];
      const places = stripScale(result, measure);
      const group = facts.numbers.find((one) => one.measure === measure);
      const everyone = result.numbers.find((one) => one.measure === measure);
      return [
        {
          label: t(measure),
          value:
            measure === 'recency'
              ? t('recency_value', { days: Math.round(value) })
              : numberText(measure, value, words),
          all: all === null ? '' : t('all_share', { share: numberText(measure, all, words) }),
          group: group ? places(group) : null,
          everyone: everyone ? places(everyone) : null,
        },
      ];
    }),
    sections: sections(card, t, dominated),
    foot: [
      t('card_made'),
      t('everyone', { customers: result.everyone.customers }),
      dominated ? t('amounts_hidden') : '',
    ]
      .filter((part) => part !== '')
      .join(' · '),
  };
}

function figures({ facts, words }: Card, t: Say, dominated: boolean): CardPicture['figures'] {
  const { figures: known } = facts;
  if (!known) return [];
  const share = dominated ? null : known.amount_share;
  return [
    { label: t('customers'), value: words.number(known.customers) },
    { label: t('share_customers'), value: words.percent(known.share) },
    ...(share === null ? [] : [{ label: t('share_amount'), value: words.percent(share) }]),
  ];
}

function sections(card: Card, t: Say, dominated: boolean): CardPicture['sections'] {
  const { text, company, proposal } = card;
  const statements = leaving(shownStatements(proposal, text), dominated);
  const notes = notesOf(text, company).flatMap((note) => {
    const claim = text.notes[note];
    return claim ? [{ title: t(noteKey(note, company)), lines: [said(claim, card)] }] : [];
  });
  const needs = text.needs.map(({ need, answer }) => {
    const answered = said(answer, card);
    return answered === '' ? said(need, card) : `${said(need, card)} → ${answered}`;
  });
  return [
    ...byPart(statements).map(({ part, statements: of }) => ({
      title: t(`part_${part}`),
      lines: of.map((one) => (one.kind === 'proposed' ? one.statement.text : said(one.claim, card))),
    })),
    ...notes,
    ...(needs.length > 0 ? [{ title: t('needs_list'), lines: needs }] : []),
  ];
}

/** A claim with its figures. */
function said(claim: Claim | undefined, { evidence }: Card, otherwise = ''): string {
  if (!claim) return otherwise;
  return evidence ? claimText(claim.text, evidence).replace(/\\([\\`*_[\]<>|])/g, '$1') : claim.text;
}

/** Every text of a picture, and the picture with others in their place. */
export function textsOf({ title, subtitle, lead, sections: all }: CardPicture): string[] {
  return [title, subtitle, lead, ...all.flatMap(({ lines }) => lines)];
}

export function withTexts(picture: CardPicture, texts: readonly string[]): CardPicture {
  const [title = '', subtitle = '', lead = '', ...lines] = texts;
  let at = 0;
  return {
    ...{ ...picture, title, subtitle, lead },
    sections: picture.sections.map((section) => ({
      ...section,
      lines: section.lines.map((line) => lines[at++] ?? line),
    })),
  };
}
