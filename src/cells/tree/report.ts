import { formatPercent } from '../../i18n/format';
import { columnName } from '../../i18n/shell/column-names';
import type { CellReport, ReportBlock, ReportContext } from '../../model/report';
import { column, figure, figures, labelled, sentences, table } from '../report-blocks';
import type { TreeOptions } from './options';
import type { Leaf, TreeResult } from './result';
import { classLabel, conditionText, wordsOf, type Words } from './words';

type Context = ReportContext<TreeOptions, TreeResult>;

/** What leads to each class, as sentences with how many they cover and how pure they are. */
export const report: CellReport<TreeOptions, TreeResult> = {
  part: 'findings',
  blocks({ result, locale }) {
    const words = wordsOf(locale);
    const { t } = words;
    const judged = result.accuracy.held ?? result.accuracy.all;
    const on = t(result.accuracy.held ? 'balancedOnHeld' : 'balancedOnAll', { rows: judged?.rows ?? 0 });
    return [
      ...figures(
        figure(t('customers'), result.customers, 'integer'),
        figure(t('leaves'), result.leaves.length, 'integer'),
        figure(t('balanced'), judged?.balanced ?? null, 'percent', on),
        figure(
          t('accuracy'),
          judged?.accuracy ?? null,
          'percent',
          t('accuracyNote', { majority: formatPercent(judged?.majority, locale) }),
        ),
      ),
      ...rules(result, words),
      ...importance(result, words),
    ];
  },
  method({ result, locale }: Context) {
    const { t } = wordsOf(locale);
    const { settings, pruning, features } = result;
    const prune = {
      folds: pruning.folds,
      cp: formatPercent(pruning.cp, locale),
      one_se: pruning.one_se ? t('methodOneSe') : '',
    };
    return sentences([
      t('methodCart'),
      features.some(({ kind }) => kind === 'category') && t('methodCategories'),
      t('methodTies'),
      features.some(({ missing }) => missing > 0) && t('methodMissing'),
      t('methodShape', { depth: settings.depth, leaf: settings.min_leaf, split: settings.min_split }),
      settings.holdout > 0
        ? t('methodHeld', { share: formatPercent(settings.holdout, locale), seed: String(settings.seed) })
        : t('methodNotHeld'),
      t(`methodPrune_${pruning.by}`, prune),
      settings.weights !== null && t('methodWeights'),
    ]);
  },
};

function rules(result: TreeResult, words: Words): ReportBlock[] {
  const { t, locale } = words;
  const said = ({ conditions }: Leaf) =>
    conditions.length === 0
      ? t('everyone')
      : conditions.map((condition) => conditionText(condition, result.features, words)).join(t('and'));
  const held = result.accuracy.held !== null;
  const columns = [
    column(t('rule')),
    column(t('says')),
    column(t('customers'), 'integer'),
    column(t('share'), 'percent'),
    column(t('purity'), 'percent'),
    ...(held ? [column(t('heldPurity'), 'percent')] : []),
    column(t('coverage'), 'percent'),
  ];
  const rows = result.leaves.map((leaf) => {
    const own = result.classes[leaf.predicted];
    return [
      said(leaf),
      own ? classLabel(own, locale) : '',
      ...[leaf.customers, leaf.share, leaf.purity],
      ...(held ? [leaf.held_purity] : []),
      leaf.coverage,
    ];
  });
  return table('rules', t(`target_${result.target.kind}`, { name: result.target.name }), columns, rows, {
    groups: { sizes: result.leaves.map(({ customers }) => customers), keep: [0, 1] },
    note: t('rulesNote'),
  });
}

function importance({ features }: TreeResult, { t, locale }: Words): ReportBlock[] {
  const used = features
    .filter((feature) => feature.importance > 0)
    .toSorted((a, b) => b.importance - a.importance || (a.column < b.column ? -1 : 1));
  if (used.length < 2) return [];
  const categories = used.map((feature) => columnName(feature.column, locale));
  const values = used.map((feature) => feature.importance);
  const listed = categories.map((name, i) => `${name} ${formatPercent(values[i], locale)}`);
  return [
    {
      type: 'chart',
      id: 'importance',
      title: t('importanceTitle'),
      alt: labelled(t('importanceTitle'), listed.join(locale === 'en' ? ', ' : '、'), locale),
      format: 'percent',
      picture: { kind: 'bars', categories, series: [{ name: t('importance'), values }] },
    },
  ];
}
