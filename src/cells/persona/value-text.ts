/** The texts that name an age band. */
type Say = (key: 'age_under' | 'age_over' | 'age_years', values: Readonly<Record<string, string>>) => string;

/** A value of an attribute as it is shown: age bands in words, anything else as it stands. */
export function valueText(attribute: string, value: string, say: Say): string {
  if (attribute !== 'age') return value;
  const below = /^<(\d+)$/.exec(value)?.[1];
  if (below !== undefined) return say('age_under', { from: below });
  const above = /^(\d+)\+$/.exec(value)?.[1];
  return above === undefined
    ? say('age_years', { band: value.replace('-', '–') })
    : say('age_over', { from: above });
}
