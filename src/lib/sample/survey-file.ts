import { csvLine } from '../csvLine';
import { seededRandom } from '../random';
import { between, weighted, type Random } from './draw';
import { SURVEY_EN, SURVEY_ZH, type SurveyWords } from './survey-words';

/** Who answers: a need, and who mostly has it. Weights follow the order of the word lists. */
interface Respondent {
  readonly share: number;
  readonly female: number;
  readonly ages: readonly number[];
  readonly tiers: readonly number[];
  readonly incomes: readonly number[];
  readonly channels: readonly number[];
  readonly occasions: readonly number[];
  readonly intentions: readonly number[];
}

const NEEDS: readonly Respondent[] = [
  // price
  {
    share: 0.42,
    female: 0.55,
    ages: [6, 4, 2, 2],
    tiers: [1, 2, 3, 5],
    incomes: [6, 4, 2, 1],
    channels: [4, 5, 6, 1, 3],
    occasions: [4, 4, 1, 1, 2],
    intentions: [2, 3, 4, 4, 2],
  },
  // quality
  {
    share: 0.35,
    female: 0.62,
    ages: [2, 6, 5, 2],
    tiers: [6, 5, 3, 1],
    incomes: [1, 3, 5, 4],
    channels: [5, 3, 3, 4, 1],
    occasions: [6, 2, 3, 2, 3],
    intentions: [1, 1, 2, 5, 6],
  },
  // service
  {
    share: 0.23,
    female: 0.48,
    ages: [2, 4, 5, 5],
    tiers: [4, 4, 3, 2],
    incomes: [2, 4, 4, 2],
    channels: [2, 2, 4, 6, 1],
    occasions: [5, 3, 1, 1, 4],
    intentions: [1, 2, 4, 4, 3],
  },
];

const SHEETS = 420;
const SEED = 20240512;
const START = Date.UTC(2024, 4, 6, 8);
const HOUR = 3_600_000;

/**
 * Made-up answers to a survey about a new product, one sheet a row, as survey services export them: numbered questions, a
 * battery as several columns, `┋` between several choices. The same on every machine.
 */
export function surveyFile(language: 'zh' | 'en'): File {
  const words = language === 'zh' ? SURVEY_ZH : SURVEY_EN;
  const random = seededRandom(SEED);
  const rows = Array.from({ length: SHEETS }, (_, index) => sheet(random, words, index));
  const text = [headings(words), ...rows].map((cells) => `${csvLine(cells)}\r\n`).join('');
  return new File(['\uFEFF', text], words.fileName, { type: 'text/csv', lastModified: START });
}

function headings({ head, questions, statements, dash }: SurveyWords): string[] {
  return [
    ...head,
    ...questions.slice(0, 7),
    ...statements.map((statement) => `${questions[7] ?? ''}${dash}${statement}`),
    ...questions.slice(8),
  ];
}

function sheet(random: Random, words: SurveyWords, index: number): (string | null)[] {
  const need = weighted(
    random,
    NEEDS.map(({ share }) => share),
  );
  const who = NEEDS[need] ?? (NEEDS[0] as Respondent);
  const answer = (list: readonly string[], weights: readonly number[]) =>
    list[weighted(random, weights)] ?? null;
  const submitted = new Date(START + index * 2 * HOUR + between(random, 0, 3599) * 1000);
  const most = random() < 0.85 ? need : between(random, 0, 2);
  const remarks = words.remarks[need] ?? [];
  return [
    String(index + 1),
    `U${String(20001 + index)}`,
    submitted.toISOString().slice(0, 19).replace('T', ' '),
    String(between(random, 65, 420)),
    words.source,
    words.sexes[random() < who.female ? 0 : 1] ?? null,
    answer(words.ages, who.ages),
    answer(words.tiers, who.tiers),
    // Not everyone tells their income.
    random() < 0.12 ? null : answer(words.incomes, who.incomes),
    words.most[most] ?? null,
    several(random, words.channels, who.channels),
    answer(words.occasions, who.occasions),
    ...words.statements.map((_, at) => String(agreement(random, Math.floor(at / 2) === need))),
    answer(words.intentions, who.intentions),
    random() < 0.35 ? (remarks[between(random, 0, remarks.length - 1)] ?? null) : null,
  ];
}

/** One to three of the choices, in the order of the list. */
function several(random: Random, list: readonly string[], weights: readonly number[]): string {
  const picked = new Set<number>();
  for (let draws = between(random, 1, 3); draws > 0; draws -= 1) picked.add(weighted(random, weights));
  return list.filter((_, index) => picked.has(index)).join('┋');
}

/** 1–5: those who have the need agree, the others are divided. */
function agreement(random: Random, has: boolean): number {
  return 1 + weighted(random, has ? [0.5, 1, 2, 7, 8] : [3, 5, 5, 2.5, 1]);
}
