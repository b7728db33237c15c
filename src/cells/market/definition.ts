import type { Available, CellDefinition, Reference } from '../../model/cell';
import { marketClaims, normaliseMarket, type MarketOptions } from './options';
import type { MarketResult } from './result';

/** Choosing target markets (目标市场选择): segments weighed by how attractive they are and how able we are. */
export const market: CellDefinition<MarketOptions, MarketResult> = {
  kind: 'market',
  body: 'yaml',
  segments: false,
  normalise: normaliseMarket,
  references: ({ segmentation, orders, forces }) => [
    ...(segmentation === ''
      ? []
      : [{ path: ['segmentation'], name: segmentation, as: 'segmentation' } satisfies Reference]),
    ...(orders === null ? [] : [{ path: ['orders'], name: orders, as: 'table' } satisfies Reference]),
    ...(forces === null ? [] : [{ path: ['forces'], name: forces, as: 'table' } satisfies Reference]),
  ],
  publishes: (name) => [name, `${name}_abilities`],
  uses: ({ orders, refunds }) => (orders === null ? null : { table: orders, refunds }),
  // Words compute nothing; whether a figure has a source is said in a warning.
  computeKey: ({ conclusion: _conclusion, currency: _currency, abilities, markets, ...options }) => ({
    ...options,
    abilities: abilities.map(({ text: _text, ...ability }) => ability),
    markets: markets.map(({ text: _text, statement: _statement, source, date, ...entry }) => ({
      ...entry,
      sourced: source.trim() !== '' && date.trim() !== '',
    })),
  }),
  claims: marketClaims,
  template: (available) => ({
    segmentation: available.segmentations.at(-1) ?? '',
    ...orNothing('orders', tableWith(available, ['customer', 'time'])),
    ...orNothing('forces', tableWith(available, ['target', 'intensity'])),
  }),
  load: () => import('./compute'),
};

/** The last table that has these columns. */
function tableWith({ tables }: Available, wanted: readonly string[]): string | undefined {
  const fit = tables.filter(({ columns }) =>
    wanted.every((name) => columns.some((column) => column.name === name)),
  );
  return fit.at(-1)?.name;
}

function orNothing(option: string, value: string | undefined): Record<string, string> {
  return value === undefined ? {} : { [option]: value };
}
