import { decisionTemplate } from '../../i18n/shell/decision-template';
import type { Builder } from './builder';
import { fieldColumns } from './columns';
import { addForces, addPlan, addSwot, strategyFor } from './decide';
import type { TemplateInput } from './input';
import { addOpening } from './opening';
import type { Texts } from './texts';

/** The B2B tiers where nobody knows who intends to buy more. */
const WITHOUT_INTENTION = {
  strategic: {
    label_zh: decisionTemplate.zh.tierStrategic,
    label_en: decisionTemplate.en.tierStrategic,
    when: { yearly_purchase: { at_least: 1_000_000 }, contract_years: { at_least: 3 } },
  },
  key: {
    label_zh: decisionTemplate.zh.tierKey,
    label_en: decisionTemplate.en.tierKey,
    when: { yearly_purchase: { at_least: 500_000, below: 1_000_000 } },
  },
  routine: {
    label_zh: decisionTemplate.zh.tierRoutine,
    label_en: decisionTemplate.en.tierRoutine,
    when: { yearly_purchase: { below: 500_000 } },
  },
};

const FIRMS = ['industry', 'company_size', 'province'];

/** Accounts of a supplier: tiers by rule, firmographic groups, personas, five forces, SWOT, markets, strategy, plan, measures. */
export function accounts(builder: Builder, input: TemplateInput, say: Texts): void {
  const scope = {
    question: say.accountsQuestion,
    success: [say.accountsSuccess],
    customer_type: 'b2b',
  } as const;
  const from = addOpening(builder, input, say, scope);
  builder.prose(say.metrics, ['metrics']);
  builder.cell('metrics', 'metrics', { from });
  builder.prose(say.accountsTiers);
  const known = 'intention' in input.map;
  const rules = known ? 'b2b' : WITHOUT_INTENTION;
  const tiers = builder.cell('tiers', 'tiers', { from, method: 'rules', rules });
  const columns = fieldColumns(input).map(({ name }) => name);
  const firms = FIRMS.filter((name) => columns.includes(name));
  if (firms.length > 0) {
    builder.prose(say.accountsGroups);
    builder.usual('groups', 'groups', { from });
    builder.prose(say.membersCompare);
    builder.cell('compare', 'compare', {
      segmentation: tiers,
      from,
      columns: [...firms, ...columns.filter((name) => name === 'category')],
    });
  }
  builder.prose(say.accountsPersona);
  builder.cell('persona', 'personas', {
    segmentation: tiers,
    orders: from,
    suppress: 0,
  });
  const forces = addForces(builder, say, tiers);
  builder.prose(say.market);
  builder.cell('market', 'market', { segmentation: tiers, orders: from, forces });
  addSwot(
    builder,
    say,
    {
      strengths: [say.strengthStrategic],
      weaknesses: [say.weaknessConcentration],
      opportunities: known ? [say.opportunityKey] : [],
    },
    ['tiers'],
  );
  addStrategy(builder, say, tiers);
  addPlan(builder, say, tiers, [
    { id: 'verify', task: say.taskVerify, segment: ['leftover'] },
    { id: 'frame', task: say.taskFrame, segment: ['strategic'] },
    { id: 'visit', task: say.taskVisit, segment: ['key'], after: ['verify'] },
    { id: 'review', task: say.taskReview, after: ['frame', 'visit'] },
  ]);
  builder.prose(say.kpi);
  builder.cell('kpi', 'kpi', {
    from,
    by: { segmentation: tiers, columns: firms.slice(0, 2) },
    kpis: [
      { key: 'amount', metric: 'amount', target: { change: 0.1 } },
      { key: 'buy_again', metric: 'buy_again', target: { change: 0.05 } },
      ...('cost' in input.map
        ? [{ key: 'margin_rate', metric: 'margin_rate', target: { change: 0.05 } }]
        : []),
    ],
  });
}

function addStrategy(builder: Builder, say: Texts, segmentation: string): void {
  builder.prose(say.strategy);
  builder.cell('strategy', 'strategy', {
    segmentation,
    customer_type: 'b2b',
    strategies: [
      strategyFor('strategic', 'strategic', say),
      strategyFor('key', 'key', say),
      strategyFor('leftover', 'confirm', say),
      strategyFor('routine', 'routine', say),
    ],
    measures: [{ key: 'visits', name: say.taskVisit, segments: ['key', 'leftover'], lever: 'service' }],
  });
}
