import { formatFixed } from '../../i18n/format';
import { wordsIn } from '../../i18n/words';
import type { CellReport, ReportBlock, ReportContext } from '../../model/report';
import { column, figure, figures, sentences, table } from '../report-blocks';
import { reportClaim, reportClaims } from '../report-claims';
import { FORCES, WHOLE, type Force, type ForcesOptions } from './options';
import type { ForcesResult, TargetForces } from './result';
import { factorScore } from './score';
import { strings } from './strings';

type Context = ReportContext<ForcesOptions, ForcesResult>;

/** How many outlines one picture holds. */
const MOST_OUTLINES = 6;

/** Intensity and picture first, then each force with its factors, then what follows. */
export const report: CellReport<ForcesOptions, ForcesResult> = {
  part: 'positioning',
  blocks: (context) => [
    ...figuresOf(context),
    ...radar(context),
    ...scores(context),
    ...FORCES.flatMap((force) => factors(context, force)),
    ...conclusion(context),
  ],
  method({ locale }) {
    const t = wordsIn(strings, locale);
    return sentences([
      t('method_force'),
      t('method_intensity'),
      t('method_level'),
      t('method_judgement'),
      t('method_source'),
    ]);
  },
};

function nameOf({ label_zh, label_en }: TargetForces, locale: Context['locale']): string {
  return locale === 'en' ? label_en : label_zh;
}

function figuresOf({ result, locale }: Context): ReportBlock[] {
  const t = wordsIn(strings, locale);
  const whole = result.targets.find(({ segment }) => segment === WHOLE);
  if (!whole || whole.intensity === null) return [];
  const level = whole.level ? t(`level_${whole.level}`) : '';
  return figures(
    figure(t('intensity'), whole.intensity, 'number', t('intensity_note', { level })),
    whole.strongest !== null && figure(t('strongest'), t(whole.strongest), 'text'),
    figure(t('factors_scored'), result.scored, 'integer', t('of', { count: result.factors })),
  );
}

function radar({ result, locale }: Context): ReportBlock[] {
  const t = wordsIn(strings, locale);
  const shown = result.targets
    .filter(({ own, intensity }) => own && intensity !== null)
    .slice(0, MOST_OUTLINES);
  if (shown.length === 0) return [];
  const points = (value: number | null) => (value === null ? t('not_scored') : formatFixed(value, locale, 1));
  const alt = shown.map((target) =>
    t('picture_alt', {
      label: nameOf(target, locale),
      forces: FORCES.map((force) => `${t(force)} ${points(target.forces[force])}`).join(
        locale === 'en' ? ', ' : '、',
      ),
      intensity: points(target.intensity),
    }),
  );
  return [
    {
      type: 'chart',
      id: 'forces',
      title: t('picture'),
      alt: alt.join(' '),
      format: 'number',
      picture: {
        kind: 'radar',
        categories: FORCES.map((force) => t(force)),
        series: shown.map((target) => ({
          name: nameOf(target, locale),
          values: FORCES.map((force) => target.forces[force]),
          colour: target.colour,
        })),
        max: 5,
      },
    },
  ];
}

function scores({ result, locale }: Context): ReportBlock[] {
  const t = wordsIn(strings, locale);
  if (result.scored === 0) return [];
  return table(
    'scores',
    t('table'),
    [
      column(t('target')),
      ...FORCES.map((force) => column(t(force), 'number')),
      column(t('intensity'), 'number'),
    ],
    result.targets.map((target) => [
      nameOf(target, locale),
      ...FORCES.map((force) => target.forces[force]),
      target.intensity,
    ]),
  );
}

/** The factors of a force, each with its score, and what follows from them. */
function factors({ options, locale, evidence }: Context, force: Force): ReportBlock[] {
  const t = wordsIn(strings, locale);
  const claims = options.factors
    .filter((factor) => factor.force === force && factor.text.text.trim() !== '')
    .map((factor) => {
      const { text, review } = reportClaim(factor.text, evidence);
      const score = factorScore(factor, WHOLE);
      const said = score === null ? t('not_scored') : t('factor_line', { score, weight: factor.weight });
      return { text: locale === 'en' ? `${text} (${said})` : `${text}（${said}）`, review };
    });
  const last = options.conclusions[force];
  const all = [...claims, ...(last ? reportClaims([last], evidence) : [])];
  return all.length > 0 ? [{ type: 'claims', title: t(force), claims: all }] : [];
}

function conclusion({ options, locale, evidence }: Context): ReportBlock[] {
  const claims = reportClaims([options.conclusion], evidence);
  const title = wordsIn(strings, locale)('conclusion');
  return claims.length > 0 ? [{ type: 'claims', title, claims }] : [];
}
