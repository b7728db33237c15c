import { SIDES, type Box } from '../../analysis/rfm/box';
import { CN8, MAPS, type MapSegment, OTHERS } from '../../analysis/rfm/maps';
import { allScores, matchesScore, type ScoreRule } from '../../analysis/rfm/segmentOfScore';
import { list, text } from '../../sql/sql';
import { isHigh } from './high';
import { MEASURES, type CustomSegment, type PerMeasure, type Range, type RfmOptions } from './options';
import type { HighLevel } from './result';
import type { MeasureRuler } from './ruler';
import { number } from '../../sql/number';

/** A segment with what puts a customer there: in words, and as an SQL condition over measures and scores. */
export interface SegmentRule {
  readonly segment: string;
  readonly label_zh: string;
  readonly label_en: string;
  readonly colour: number;
  readonly rule: string;
  /** Null: all the rest. */
  readonly condition: string | null;
}

/** The segments of the chosen map in their order; the first whose condition holds takes the customer. */
export function segmentRules(
  { segments }: RfmOptions,
  rulers: PerMeasure<MeasureRuler>,
  high: PerMeasure<HighLevel>,
): SegmentRule[] {
  if (segments === 'cn8') return CN8.map((segment) => twoWay(segment, high));
  const scores = allScores({ r: rulers.recency.bins, f: rulers.frequency.bins, m: rulers.monetary.bins });
  const custom: readonly CustomSegment[] =
    typeof segments === 'string' ? MAPS[segments].map((segment) => ({ ...segment, ranges: {} })) : segments;
  return [...byScore(custom, scores), { ...OTHERS, rule: 'none of the rules above', condition: null }];
}

const LETTERS = { recency: 'R', frequency: 'F', monetary: 'M' } as const;

function twoWay(segment: MapSegment, high: PerMeasure<HighLevel>): SegmentRule {
  const [code = ''] = segment.scores ?? [];
  const parts = MEASURES.map((measure, i) => ({ measure, wanted: code[i] === '2', level: high[measure] }));
  return {
    ...segment,
    rule: parts.map(({ measure, wanted, level }) => levelText(measure, wanted, level)).join(', '),
    condition: parts
      .map(({ measure, wanted }) => `${wanted ? '' : 'NOT '}${LETTERS[measure].toLowerCase()}_high`)
      .join(' AND '),
  };
}

/** Names the direction of recency: R is high where the last order is near. */
function levelText(measure: keyof typeof LETTERS, high: boolean, { of, sign, value }: HighLevel): string {
  const near = measure !== 'recency' ? '' : high ? ', recent' : ', long ago';
  const shown = Number(value.toFixed(4));
  const what = of === 'value' ? measure : `${LETTERS[measure]} score`;
  return `${LETTERS[measure]} ${high ? 'high' : 'low'} (${high ? '' : 'not '}${what} ${sign} ${shown}${near})`;
}

/** SQL columns `r_high, f_high, m_high` over the scores. */
export function highColumns(rulers: PerMeasure<MeasureRuler>, high: PerMeasure<HighLevel>): string {
  return list(
    MEASURES.map((measure) => {
      const letter = LETTERS[measure].toLowerCase();
      const scores = Array.from({ length: rulers[measure].bins }, (_, i) => i + 1);
      const first = scores.find((score) => isHigh(high[measure], score));
      return `${first === undefined ? 'FALSE' : `${letter} >= ${first}`} AS ${letter}_high`;
    }),
  );
}

function byScore(segments: readonly CustomSegment[], scores: readonly string[]): SegmentRule[] {
  return segments.map((segment, i) => ({
    segment: segment.segment,
    label_zh: segment.label_zh,
    label_en: segment.label_en,
    colour: segment.colour ?? (i % 8) + 1,
    rule: customText(segment),
    condition: customCondition(segment, scores),
  }));
}

function customText({ scores, box, ranges }: CustomSegment): string {
  const parts = MEASURES.map((measure) => rangeText(measure, ranges[measure])).filter((part) => part !== '');
  const coded = scores ? [`RFM score ${scores.join(' | ')}`] : [];
  return [...coded, ...boxText(box ?? {}), ...parts].join(', ') || 'everyone';
}

const SIDE_NAMES = { r: 'R', f: 'F', m: 'M', fm: '(F+M)/2' } as const;

function boxText(box: Box): string[] {
  return SIDES.flatMap((side) => {
    const [from, to] = box[side] ?? [];
    if (from === undefined || to === undefined) return [];
    return [`${SIDE_NAMES[side]} ${from === to ? from : `${from}–${to}`}`];
  });
}

function rangeText(measure: string, range: Range | undefined): string {
  const { min, max } = range ?? {};
  return list([
    ...(min === undefined ? [] : [`${measure} ≥ ${min}`]),
    ...(max === undefined ? [] : [`${measure} ≤ ${max}`]),
  ]);
}

function customCondition(segment: CustomSegment, scores: readonly string[]): string {
  const conditions = MEASURES.flatMap((measure) => {
    const { min, max } = segment.ranges[measure] ?? {};
    return [
      ...(min === undefined ? [] : [`${measure} >= ${number(min)}`]),
      ...(max === undefined ? [] : [`${measure} <= ${number(max)}`]),
    ];
  });
  if (segment.scores || segment.box) conditions.push(scoreCondition(segment, scores));
  return conditions.join(' AND ') || 'TRUE';
}

function scoreCondition(segment: ScoreRule, scores: readonly string[]): string {
  const matching = scores.filter((score) => matchesScore(segment, score));
  return matching.length === 0 ? 'FALSE' : `score IN (${list(matching.map(text))})`;
}
