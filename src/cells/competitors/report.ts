import { formatDate, formatNumber } from '../../i18n/format';
import { criterionName } from '../../i18n/shell/criteria';
import { wordsIn } from '../../i18n/words';
import { LEAST_POINTS, MOST_POINTS } from '../../analysis/scoring/points';
import type { CellReport, ReportBlock, ReportContext } from '../../model/report';
import { column, labelled, sentences, table } from '../report-blocks';
import { claimCell, reportClaim } from '../report-claims';
import { brandName } from './brand-name';
import { checkDifference } from './difference';
import { BRAND_TEXTS, type Brand, type CompetitorsOptions } from './options';
import type { CompetitorsResult, PositionMap, WhiteSpace } from './result';
import { measuredSentence, testableSentence } from './sentence';
import { strings } from './strings';

type Context = ReportContext<CompetitorsOptions, CompetitorsResult>;

/** Who competes, where everybody stands and nobody does, how we differ. */
export const report: CellReport<CompetitorsOptions, CompetitorsResult> = {
  part: 'positioning',
  blocks: (context) => [
    ...differences(context),
    ...brands(context),
    ...scores(context),
    ...map(context),
    ...white(context),
  ],
  method({ result, locale }) {
    return result.map === null ? [] : sentences([wordsIn(strings, locale)('white_method')]);
  },
};

function brands({ options, locale, evidence }: Context): ReportBlock[] {
  const t = wordsIn(strings, locale);
  if (options.competitors.length === 0) return [];
  const rows = [options.own, ...options.competitors].map((brand, at) => [
    brandName({ name: brand.name, own: at === 0 }, locale),
    ...BRAND_TEXTS.map((part) => claimCell(brand[part], evidence, locale)),
    brand.share,
    sourceOf(brand, locale),
  ]);
  return table(
    'brands',
    t('table'),
    [
      column(t('brand')),
      ...BRAND_TEXTS.map((part) => column(t(part))),
      column(t('share'), 'percent'),
      column(t('source')),
    ],
    rows,
  );
}

function sourceOf({ share, source, on }: Brand, locale: Context['locale']): string {
  const t = wordsIn(strings, locale);
  if (source === '') return share === null ? '' : t('share_unsourced');
  return on === '' ? source : t('share_from', { source, date: formatDate(on, locale) });
}

function labelOf(key: string, { options, locale }: Context): string {
  const label = options.criteria.find((one) => one.key === key)?.label ?? '';
  return criterionName({ key, label }, locale);
}

function scores(context: Context): ReportBlock[] {
  const { result, locale } = context;
  const t = wordsIn(strings, locale);
  const scored = result.brands.filter((brand) => brand.scores.some((score) => score !== null));
  if (scored.length < 2) return [];
  return table(
    'scores',
    t('scores_title'),
    [
      column(t('criterion')),
      ...result.brands.map((brand) => column(brandName(brand, locale), 'number')),
      column(t('lead'), 'number'),
    ],
    result.gaps.map((gap, at) => [
      labelOf(gap.key, context),
      ...result.brands.map((brand) => brand.scores[at] ?? null),
      gap.lead,
    ]),
  );
}

function map(context: Context): ReportBlock[] {
  const { result, locale } = context;
  const t = wordsIn(strings, locale);
  if (result.map === null || result.map.brands.length === 0) return [];
  const { x, y, brands: placed, ideals } = result.map;
  const known = placed.some(({ share }) => share !== null);
  const range = [LEAST_POINTS, MOST_POINTS] as const;
  const middle = (LEAST_POINTS + MOST_POINTS) / 2;
  return [
    {
      type: 'chart',
      id: 'map',
      title: t('map_title'),
      alt: placed
        .map(
          (brand) =>
            brandName(brand, locale) +
            t('map_place', { x: number(brand.x, locale), y: number(brand.y, locale) }),
        )
        .join(locale === 'en' ? '; ' : '；'),
      format: 'number',
      picture: {
        kind: 'points',
        x: labelOf(x, context),
        y: labelOf(y, context),
        points: [
          ...placed.map((brand) => ({
            ...{ label: brandName(brand, locale), x: brand.x, y: brand.y, colour: brand.own ? 1 : 7 },
            ...(known ? { size: brand.share ?? 0 } : {}),
          })),
          ...ideals.map(({ x: across, y: up, colour, label_zh, label_en }) => ({
            label: labelled(t('ideal'), locale === 'en' ? label_en : label_zh, locale),
            ...{ x: across, y: up, colour, ...(known ? { size: 0 } : {}) },
          })),
        ],
        cross: { x: middle, y: middle },
        range: { x: range, y: range },
      },
    },
  ];
}

const number = (value: number, locale: Context['locale']) => formatNumber(value, locale, 1);

function white(context: Context): ReportBlock[] {
  const { result, locale } = context;
  const t = wordsIn(strings, locale);
  if (result.map === null || result.map.white === null) return [];
  const { map: placed } = result;
  if (placed.white === null || placed.white.length === 0) return sentences([t('white_none')]);
  const lines = placed.white.map(
    (room, at) => `${t('room_named', { number: at + 1 })}${said(context, placed, room)}`,
  );
  return [{ type: 'heading', text: t('white_title') }, ...sentences(lines)];
}

function said(context: Context, placed: PositionMap, room: WhiteSpace): string {
  const { locale } = context;
  const t = wordsIn(strings, locale);
  const place = t('white_at', {
    ...{ x: labelOf(placed.x, context), xs: number(room.x, locale) },
    ...{ y: labelOf(placed.y, context), ys: number(room.y, locale) },
  });
  const names = placed.ideals
    .filter(({ segment }) => room.wanted.includes(segment))
    .map(({ label_zh, label_en }) => (locale === 'en' ? label_en : label_zh));
  const wanted =
    names.length === 0
      ? t('white_unwanted')
      : t('white_wanted', { segments: names.join(locale === 'en' ? ', ' : '、') });
  return locale === 'en' ? `: ${place}. ${wanted}.` : `：${place}。${wanted}。`;
}

function differences({ options, locale, evidence }: Context): ReportBlock[] {
  const t = wordsIn(strings, locale);
  const written = options.differences.filter(
    ({ text, measure }) => text.text.trim() !== '' || measure !== '',
  );
  if (written.length === 0) return [];
  const claims = written.map((difference) => {
    const check = checkDifference(difference);
    const { text, review } = reportClaim(difference.text, evidence);
    const more = [
      testableSentence(difference, check, locale),
      measuredSentence(difference, check, locale),
    ].filter((line) => line !== null);
    const missing = check.missing.map((part) => t(`part_${part}`)).join(locale === 'en' ? ', ' : '、');
    const lacks = missing === '' ? [] : [t('missing', { parts: missing })];
    const state = locale === 'en' ? `[${t(`state_${check.state}`)}]` : `【${t(`state_${check.state}`)}】`;
    return { text: [state, text, ...more, ...lacks].filter((part) => part !== '').join(' '), review };
  });
  return [{ type: 'claims', title: t('differences'), claims }];
}
