import type { Builder } from './builder';
import { addCompetitors, addForces, addPlan, strategyFor } from './decide';
import type { TemplateInput } from './input';
import { addSource } from './opening';
import type { Texts } from './texts';

/** A new product or market, from a survey: needs, personas, markets, forces, competitors, position, strategy, plan. */
export function entry(builder: Builder, input: TemplateInput, say: Texts): void {
  builder.cell('scope', 'scope', { question: say.entryQuestion });
  const from = addSource(builder, input, say);
  builder.prose(say.surveyNeeds);
  const needs = builder.cell('needs', 'needs', { from });
  if ('customer' in input.map) {
    builder.prose(say.entryPersona);
    // Surveys ask first who it is that answers.
    const attributes = Object.keys(input.map)
      .filter((field) => /^answer_\d+$/.test(field))
      .slice(0, 4);
    builder.cell('persona', 'personas', { segmentation: needs, customers: from, attributes });
  }
  const forces = addForces(builder, say, needs);
  builder.prose(say.market);
  builder.cell('market', 'market', { segmentation: needs, forces });
  const competitors = addCompetitors(builder, say, needs);
  builder.prose(say.position);
  builder.cell('position', 'position', { segmentation: needs, competitors });
  builder.prose(say.strategy);
  builder.cell('strategy', 'strategy', {
    segmentation: needs,
    strategies: [
      strategyFor('price', 'need_price', say),
      strategyFor('quality', 'need_quality', say),
      strategyFor('service', 'need_service', say),
    ],
  });
  addPlan(builder, say, needs, [
    { id: 'interview', task: say.taskInterview },
    { id: 'partners', task: say.taskPartners },
    { id: 'pilot', task: say.taskPilot, after: ['interview', 'partners'] },
    { id: 'rollout', task: say.taskRollout, after: ['pilot'] },
    { id: 'review', task: say.taskReview, after: ['rollout'] },
  ]);
  builder.prose(say.kpi);
  builder.cell('kpi', 'kpi', {
    kpis: [
      { key: 'market_share', metric: 'market_share' },
      { key: 'market_rank', metric: 'market_rank' },
    ],
  });
}
