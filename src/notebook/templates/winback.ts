import type { Builder } from './builder';
import { addPlan, addSwot, strategyFor } from './decide';
import type { TemplateInput } from './input';
import { addOpening } from './opening';
import type { Texts } from './texts';

/** Who is leaving and worth winning back; lists with control groups; what came of them. */
export function winback(builder: Builder, input: TemplateInput, say: Texts): void {
  const scope = { question: say.winbackQuestion, success: [say.winbackSuccess] };
  const from = addOpening(builder, input, say, scope);
  builder.prose(say.retentionLifecycle);
  const lifecycle = builder.cell('lifecycle', 'lifecycle', { from });
  builder.prose(say.retentionCohort);
  builder.cell('cohort', 'cohort', { from });
  builder.prose(say.winbackClv);
  builder.cell('clv', 'clv', { from, segmentation: lifecycle });
  builder.prose(say.persona);
  builder.cell('persona', 'personas', { segmentation: lifecycle, orders: from });
  addSwot(builder, say, { strengths: [say.strengthMature], weaknesses: [say.weaknessAtRisk] }, ['lifecycle']);
  builder.prose(say.strategy);
  builder.cell('strategy', 'strategy', {
    segmentation: lifecycle,
    strategies: [
      strategyFor('at_risk', 'winback', say),
      strategyFor('lapsed', 'winback', say),
      strategyFor('mature', 'core', say),
      strategyFor('growing', 'develop', say),
      strategyFor('new', 'develop', say),
      strategyFor('lost', 'general', say),
    ],
    measures: [
      {
        key: 'at_risk_calls',
        name: say.measureAtRisk,
        segments: ['at_risk'],
        lever: 'service',
        control: 0.1,
      },
      { key: 'welcome_back', name: say.measureWinback, segments: ['lapsed'], lever: 'price', control: 0.1 },
    ],
  });
  addPlan(builder, say, lifecycle, [
    { id: 'reason', task: say.taskReason, segment: ['lapsed'] },
    { id: 'list', task: say.taskList, segment: ['at_risk', 'lapsed'], after: ['reason'] },
    { id: 'launch', task: say.taskLaunch, after: ['list'] },
    { id: 'measure', task: say.taskMeasure, after: ['launch'] },
    { id: 'review', task: say.taskReview, after: ['measure'] },
  ]);
  builder.prose(say.kpi);
  builder.cell('kpi', 'kpi', {
    from,
    by: { segmentation: lifecycle },
    kpis: [
      { key: 'buy_again', metric: 'buy_again', target: { change: 0.1 } },
      { key: 'repurchase_rate', metric: 'repurchase_rate', months: 12, target: { change: 0.1 } },
      { key: 'n_day_repurchase', metric: 'n_day_repurchase', days: 90, target: { change: 0.1 } },
    ],
  });
}
