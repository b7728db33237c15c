import type { Builder } from './builder';
import { fieldColumns } from './columns';
import { addPlan, addSwot, strategyFor } from './decide';
import type { TemplateInput } from './input';
import { addOpening } from './opening';
import type { Texts } from './texts';

const DIMENSIONS = ['category', 'province', 'city', 'channel', 'sex', 'age'];

/** Members of a shop: segments and personas, target markets, SWOT, position, strategy, plan and measures. */
export function members(builder: Builder, input: TemplateInput, say: Texts): void {
  const scope = { question: say.membersQuestion, success: [say.membersSuccess] };
  const from = addOpening(builder, input, say, scope);
  builder.prose(say.metrics, ['metrics']);
  builder.cell('metrics', 'metrics', { from });
  builder.prose(say.rfm, ['rfm']);
  const rfm = builder.cell('rfm', 'rfm', { from, segments: 'cn8' });
  const columns = fieldColumns(input)
    .map(({ name }) => name)
    .filter((name) => DIMENSIONS.includes(name));
  if (columns.length > 0) {
    builder.prose(say.membersCompare);
    builder.cell('compare', 'compare', { segmentation: rfm, from, columns });
  }
  builder.prose(say.persona);
  builder.cell('persona', 'personas', { segmentation: rfm, orders: from });
  const dimensions = whoDimensions(input);
  if (dimensions.length > 0) {
    builder.prose(say.membersGroups);
    const groups = builder.cell('groups', 'groups', { from, dimensions, most: 8 });
    builder.prose(say.market);
    builder.cell('market', 'market', { segmentation: groups, orders: from });
  }
  addSwot(
    builder,
    say,
    {
      strengths: [say.strengthValue],
      weaknesses: [say.weaknessWinback],
      opportunities: [say.opportunityDevelop],
    },
    ['rfm'],
  );
  builder.prose(say.position);
  builder.cell('position', 'position', { segmentation: rfm });
  addStrategy(builder, say, rfm);
  addPlan(builder, say, rfm, [
    { id: 'interview', task: say.taskInterview, segment: ['important_value'] },
    { id: 'rights', task: say.taskRights, segment: ['important_value'], after: ['interview'] },
    { id: 'list', task: say.taskList, segment: ['important_value', 'important_winback'], after: ['rights'] },
    { id: 'launch', task: say.taskLaunch, after: ['list'] },
    { id: 'measure', task: say.taskMeasure, after: ['launch'] },
    { id: 'review', task: say.taskReview, after: ['measure'] },
  ]);
  builder.prose(say.kpi);
  builder.cell('kpi', 'kpi', {
    from,
    by: { segmentation: rfm, columns: columns.filter((name) => ['channel', 'province'].includes(name)) },
    kpis: [
      { key: 'repurchase_rate', metric: 'repurchase_rate', months: 12, target: { change: 0.1 } },
      { key: 'buy_again', metric: 'buy_again', target: { change: 0.1 } },
      { key: 'amount', metric: 'amount', target: { change: 0.1 } },
      { key: 'new_customers', metric: 'new_customers', target: { change: 0.1 } },
    ],
  });
}

/** Who members are, as far as the file tells: markets are told apart by what people are, not by what they spent. */
function whoDimensions({ map }: TemplateInput): (string | Readonly<Record<string, unknown>>)[] {
  const age = 'age' in map ? [{ column: 'age', cuts: [30, 45] }] : [];
  const sex = 'sex' in map ? ['sex'] : [];
  return [...age, ...sex];
}

function addStrategy(builder: Builder, say: Texts, segmentation: string): void {
  builder.prose(say.strategy);
  builder.cell('strategy', 'strategy', {
    segmentation,
    strategies: [
      strategyFor('important_value', 'core', say),
      strategyFor('important_develop', 'develop', say),
      strategyFor('important_keep', 'core', say),
      strategyFor('important_winback', 'winback', say),
      ...['general_value', 'general_develop', 'general_keep', 'general_winback'].map((segment) =>
        strategyFor(segment, 'general', say),
      ),
    ],
    measures: [
      {
        key: 'members_day',
        name: say.measureCore,
        segments: ['important_value'],
        lever: 'message',
        control: 0.1,
      },
      {
        key: 'welcome_back',
        name: say.measureWinback,
        segments: ['important_winback'],
        lever: 'price',
        control: 0.1,
      },
    ],
  });
}
