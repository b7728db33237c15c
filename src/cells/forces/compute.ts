import type { ComputeContext, Outcome } from '../../model/cell';
import type { Warning } from '../../model/warning';
import { describeTable } from '../../sql/table/describe';
import { replaceRelation } from '../../sql/table/relation';
import { FORCES, WHOLE, type ForcesOptions } from './options';
import { forcesSql } from './query';
import type { ForcesResult } from './result';
import { scoreForces, type Target } from './score';
import { strings } from './strings';

/** Scores the forces for every target. Publishes `name(target, rivalry, …, intensity)`. */
export async function compute(context: ComputeContext<ForcesOptions>): Promise<Outcome<ForcesResult>> {
  const { database, options, name } = context;
  const result = scoreForces(options, targetsOf(context));
  const sql = forcesSql(result.targets);
  await replaceRelation(database, name, 'TABLE', sql);
  return {
    tables: [await describeTable(database, name, { key: 'target', unique: ['target'] })],
    result,
    warnings: warningsOf(options, result),
    statements: [{ title: 'forces', sql }],
  };
}

/** The market as a whole, the segments, and what else is named; the first of a name counts. */
function targetsOf({ options, segmentation }: ComputeContext<ForcesOptions>): Target[] {
  const segments = options.segmentation === null ? [] : segmentation(options.segmentation).segments;
  const all: Target[] = [
    {
      segment: WHOLE,
      label_zh: strings.zh.whole_market,
      label_en: strings.en.whole_market,
      colour: 8,
    },
    ...segments.map(({ segment, label_zh, label_en, colour }) => ({ segment, label_zh, label_en, colour })),
    ...options.targets.map((target, at) => ({
      segment: target,
      label_zh: target,
      label_en: target,
      colour: ((segments.length + at) % 8) + 1,
    })),
  ];
  return all.filter(({ segment }, at) => all.findIndex((one) => one.segment === segment) === at);
}

function warningsOf(options: ForcesOptions, result: ForcesResult): Warning[] {
  const unread = options.factors.reduce((sum, factor) => sum + factor.unread.length, 0);
  const homeless = options.factors.filter(({ force }) => force === null).length;
  const weightless = result.weightless.length + Number(FORCES.every((force) => options.weights[force] === 0));
  const warnings: (Warning | null)[] = [
    unread > 0 ? { code: 'judgement.unread', values: { count: unread } } : null,
    homeless > 0 ? { code: 'forces.without_force', values: { count: homeless } } : null,
    result.factors > 0 && result.missing.length > 0
      ? { code: 'forces.not_scored', values: { count: result.missing.length } }
      : null,
    weightless > 0 ? { code: 'judgement.weights_zero', values: { count: weightless } } : null,
    result.gone.length > 0
      ? {
          code: 'judgement.target_gone',
          values: { count: result.gone.length, names: result.gone.join(', ') },
        }
      : null,
  ];
  return warnings.filter((warning) => warning !== null);
}
