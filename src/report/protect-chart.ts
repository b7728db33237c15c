import { translate } from '../i18n/dictionary';
import { protection } from '../i18n/shell/protection';
import type { ReportChart, ReportGroups, ReportPicture } from '../model/report';
import { hiddenGroups } from './protect-groups';
import { partitionOfChart } from './protect-partitions';
import { protectText, type Guard } from './protect-guard';
import type { SuppressedBecause } from './protection';

interface HiddenParts {
  /** Indexes of categories or points. */
  readonly categories: ReadonlyMap<number, SuppressedBecause>;
  readonly series: ReadonlyMap<number, SuppressedBecause>;
}

const NOTHING: HiddenParts = { categories: new Map(), series: new Map() };

/** A chart as it may leave: hidden categories, points and series are not drawn, and the text beside it says so. */
export function protectChart({ groups, ...chart }: ReportChart, guard: Guard): ReportChart {
  const title = protectText(chart.title, guard);
  const hidden = guard.rules.persons ? hiddenParts(chart, groups, guard) : NOTHING;
  const picture = named(without(chart.picture, hidden), guard);
  if (hidden.categories.size + hidden.series.size === 0)
    return { ...chart, title, alt: protectText(chart.alt, guard), picture };
  tell(chart.picture, hidden, title, guard);
  // A sentence about the picture as it was could tell what is hidden.
  const alt = `${title}${translate(protection, guard.rules.locale, 'partsHidden')}`;
  return { ...chart, title, alt, picture };
}

function hiddenParts(chart: ReportChart, groups: ReportGroups | undefined, guard: Guard): HiddenParts {
  const { picture } = chart;
  const series = picture.kind === 'points' ? [] : picture.series.map(({ name }) => name);
  return {
    categories: groups
      ? hiddenGroups(partitionOfChart(chart, groups), guard.rules, guard.hidden)
      : hiddenNames(categoriesOf(picture), guard),
    series: hiddenNames(series, guard),
  };
}

/** A chart that does not say whom it is of: what is named like a hidden group goes. */
function hiddenNames(names: readonly string[], { labels }: Guard): Map<number, SuppressedBecause> {
  return new Map(names.flatMap((name, index) => (labels.has(name) ? [[index, 'small'] as const] : [])));
}

function categoriesOf(picture: ReportPicture): readonly string[] {
  return picture.kind === 'points' ? picture.points.map(({ label }) => label) : picture.categories;
}

function without(picture: ReportPicture, { categories, series }: HiddenParts): ReportPicture {
  if (picture.kind === 'points')
    return { ...picture, points: picture.points.filter((_, index) => !categories.has(index)) };
  return {
    ...picture,
    series: picture.series.map((one, at) => ({
      ...one,
      values: one.values.map((value, index) => (series.has(at) || categories.has(index) ? null : value)),
    })),
  };
}

/** Names of a picture are texts too. */
function named(picture: ReportPicture, guard: Guard): ReportPicture {
  const text = (name: string) => protectText(name, guard);
  if (picture.kind === 'points')
    return { ...picture, points: picture.points.map((point) => ({ ...point, label: text(point.label) })) };
  const series = picture.series.map((one) => ({ ...one, name: text(one.name) }));
  return { ...picture, categories: picture.categories.map(text), series };
}

function tell(picture: ReportPicture, hidden: HiddenParts, where: string, guard: Guard): void {
  const add = (label: string, because: SuppressedBecause) =>
    guard.suppressed.push({ what: 'category', because, where, label });
  const categories = categoriesOf(picture);
  for (const [index, because] of hidden.categories) add(categories[index] ?? '', because);
  if (picture.kind === 'points') return;
  for (const [index, because] of hidden.series) add(picture.series[index]?.name ?? '', because);
}
