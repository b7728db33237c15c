import { formatDate, formatNumber } from '../../i18n/format';
import { wordsIn } from '../../i18n/words';
import type { CellReport, ReportBlock, ReportContext } from '../../model/report';
import { column, figure, figures, labelled, sentences, table } from '../report-blocks';
import { claimCell } from '../report-claims';
import type { PlanOptions } from './options';
import type { PlanResult, TaskLine } from './result';
import { STATES } from './states';
import { strings } from './strings';
import { phaseWord, problemWord, segmentWords, stateWord } from './words';

type Context = ReportContext<PlanOptions, PlanResult>;

/** What stands between the parts of a line. */
const between = (locale: Context['locale']) => (locale === 'en' ? '; ' : '；');

/** More tasks than this are a file and no report. */
const MOST_TASKS = 300;

/** How far the plan is, what is wrong with it, its tasks by phase, who does what. */
export const report: CellReport<PlanOptions, PlanResult> = {
  part: 'plan',
  blocks: (context) =>
    context.result.lines.length === 0
      ? []
      : [
          ...summary(context),
          ...problems(context),
          ...states(context),
          ...phases(context),
          ...tasks(context),
          ...owners(context),
        ],
  method({ locale }) {
    const t = wordsIn(strings, locale);
    return sentences([t('method_late'), t('method_progress'), t('method_phase'), t('method_after')]);
  },
};

function summary({ result, locale }: Context): ReportBlock[] {
  const t = wordsIn(strings, locale);
  const { as_of, from, to } = result;
  return [
    ...figures(
      figure(t('tasks'), result.lines.length, 'integer'),
      figure(t('progress'), result.progress, 'percent'),
      as_of !== null &&
        figure(t('late'), result.late, 'integer', t('as_of_note', { date: formatDate(as_of, locale) })),
      figure(t('unassigned'), result.unassigned, 'integer'),
      from !== null && figure(t('from_day'), from, 'date'),
      to !== null && figure(t('due'), to, 'date'),
    ),
    ...(as_of === null ? sentences([t('no_as_of')]) : []),
  ];
}

function problems({ result, locale }: Context): ReportBlock[] {
  const t = wordsIn(strings, locale);
  return result.cycles.slice(0, 5).map((numbers) => {
    const named = numbers.slice(0, 6).map((number) => result.lines[number - 1]?.task || t('untitled'));
    const list = [...named, ...(numbers.length > 6 ? ['…'] : [])].join(locale === 'en' ? ', ' : '、');
    return { type: 'note', tone: 'warn', text: t('cycle', { tasks: list }) };
  });
}

function states({ result, locale }: Context): ReportBlock[] {
  const t = wordsIn(strings, locale);
  return [
    {
      type: 'chart',
      id: 'states',
      title: t('state'),
      alt: STATES.map((state) =>
        labelled(stateWord(state, locale), formatNumber(result.states[state], locale, 0), locale),
      ).join(between(locale)),
      format: 'integer',
      picture: {
        kind: 'bars',
        categories: STATES.map((state) => stateWord(state, locale)),
        series: [{ name: t('tasks'), values: STATES.map((state) => result.states[state]) }],
      },
    },
  ];
}

function phases({ result, locale }: Context): ReportBlock[] {
  const t = wordsIn(strings, locale);
  const used = result.phases.filter(({ tasks: count }) => count > 0);
  return table(
    'phases',
    t('phases'),
    [
      column(t('phase')),
      column(t('from_day'), 'date'),
      column(t('due'), 'date'),
      column(t('owner_tasks'), 'integer'),
      column(t('phase_done'), 'integer'),
    ],
    used.map(({ phase, from, to, tasks: count, done }) => [
      phaseWord(phase, result.phases, locale),
      ...[from, to, count, done],
    ]),
  );
}

function tasks(context: Context): ReportBlock[] {
  const { result, locale } = context;
  const t = wordsIn(strings, locale);
  const shown = result.lines.slice(0, MOST_TASKS);
  const note =
    shown.length < result.lines.length
      ? { note: t('shown', { shown: shown.length, count: result.lines.length }) }
      : {};
  return table(
    'tasks',
    t('tasks'),
    [
      ...[column(t('number'), 'integer'), column(t('task')), column(t('segment')), column(t('measure'))],
      ...[column(t('owner')), column(t('from_day'), 'date'), column(t('due'), 'date'), column(t('state'))],
      ...[column(t('phase')), column(t('problems')), column(t('notes'))],
    ],
    shown.map((line) => row(context, line)),
    note,
  );
}

function row({ options, result, locale, evidence }: Context, line: TaskLine) {
  const t = wordsIn(strings, locale);
  const notes = line.at === null ? undefined : options.tasks[line.at]?.notes;
  return [
    line.number,
    line.task || t('untitled'),
    segmentWords(line, result.segments, locale),
    ...[line.measure, line.owner, line.start, line.due],
    stateWord(line.state, locale),
    phaseWord(line.phase, result.phases, locale),
    line.problems.map((problem) => problemWord(problem, locale)).join(between(locale)),
    notes === undefined ? '' : claimCell(notes, evidence, locale),
  ];
}

function owners({ result, locale }: Context): ReportBlock[] {
  const t = wordsIn(strings, locale);
  return table(
    'owners',
    t('tab_owners'),
    [
      column(t('owner')),
      column(t('owner_tasks'), 'integer'),
      column(t('owner_open'), 'integer'),
      column(t('owner_late'), 'integer'),
    ],
    result.owners.map(({ owner, tasks: count, open, late }) => [owner || t('nobody'), count, open, late]),
  );
}
