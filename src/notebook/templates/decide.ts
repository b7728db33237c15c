import type { Builder } from './builder';
import type { Texts } from './texts';

/** What can be done for a kind of segment: which of its texts there are. */
const LEVERS = ['objective', 'product', 'price', 'channel', 'service', 'message'] as const;

type Nature = 'core' | 'develop' | 'winback' | 'general' | 'strategic' | 'key' | 'routine' | 'confirm';
type Need = 'need_price' | 'need_quality' | 'need_service';

/** A strategy to begin with for one segment, of the texts that its nature has. */
export function strategyFor(
  segment: string,
  nature: Nature | Need,
  say: Texts,
): Readonly<Record<string, string>> {
  const texts = new Map<string, string>(Object.entries(say));
  const known = LEVERS.flatMap((lever) => {
    const text = texts.get(`${nature}_${lever}`);
    return text === undefined ? [] : [[lever, text] as const];
  });
  return { segment, ...Object.fromEntries(known) };
}

/** Five forces to be scored; returns the cell's name. */
export function addForces(builder: Builder, say: Texts, segmentation: string): string {
  builder.prose(say.forces);
  return builder.cell('forces', 'forces', { segmentation });
}

/** Competitors to be written down, on the usual criteria; returns the cell's name. */
export function addCompetitors(builder: Builder, say: Texts, segmentation: string): string {
  builder.prose(say.competitors);
  const criteria = [{ key: 'price_level' }, { key: 'quality' }, { key: 'service' }];
  const map = { x: 'price_level', y: 'quality' };
  return builder.cell('competitors', 'competitors', { segmentation, criteria, map });
}

interface Swot {
  readonly strengths?: readonly string[];
  readonly weaknesses?: readonly string[];
  readonly opportunities?: readonly string[];
}

/** SWOT with what the figures say; what comes from the market is the author's to find. */
export function addSwot(builder: Builder, say: Texts, found: Swot, names: readonly string[]): void {
  builder.prose(say.swot);
  const entries = (texts: readonly string[] = []) =>
    texts.map((text) => ({ text: builder.cited(text, names) }));
  builder.cell('swot', 'swot', {
    strengths: entries(found.strengths),
    weaknesses: entries(found.weaknesses),
    opportunities: entries(found.opportunities),
  });
}

interface Work {
  readonly id: string;
  readonly task: string;
  readonly segment?: readonly string[];
  readonly after?: readonly string[];
}

/** Tasks without owners and dates: these are the reader's to give. */
export function addPlan(builder: Builder, say: Texts, segmentation: string, tasks: readonly Work[]): void {
  builder.prose(say.plan);
  builder.cell('plan', 'plan', { segmentation, tasks: tasks.map((task) => ({ ...task, phase: 'short' })) });
}
