import { translate, type Locale } from '../../i18n/dictionary';
import type { Force } from './options';
import { strings } from './strings';

/** Factors that usually make a force strong (Porter 1979): offered where one is added, never put in by themselves. */
const USUAL: Readonly<Record<Force, readonly (keyof (typeof strings)['zh'])[]>> = {
  rivalry: ['usual_rivalry_1', 'usual_rivalry_2', 'usual_rivalry_3', 'usual_rivalry_4'],
  entrants: ['usual_entrants_1', 'usual_entrants_2', 'usual_entrants_3', 'usual_entrants_4'],
  substitutes: ['usual_substitutes_1', 'usual_substitutes_2', 'usual_substitutes_3'],
  suppliers: ['usual_suppliers_1', 'usual_suppliers_2', 'usual_suppliers_3', 'usual_suppliers_4'],
  buyers: ['usual_buyers_1', 'usual_buyers_2', 'usual_buyers_3', 'usual_buyers_4'],
};

/** In the reader's language. */
export function usualFactors(force: Force, locale: Locale): string[] {
  return USUAL[force].map((key) => translate(strings, locale, key));
}
