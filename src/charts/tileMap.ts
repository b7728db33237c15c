import type { PlotOptions } from '@observablehq/plot';
import { cutToUnits } from '../lib/textUnits';
import type { Chart, ChartSpace, PlotModule } from './chart';
import { readableOn } from './colour';
import { frame, tipStyle, UNIT_WIDTH } from './frame';
import { heatScale } from './heat-scale';
import { CHINA_TILES, type Tile } from './tile-grid';
import { figureText, tickText, type Measure } from './value-format';

export interface TileRow {
  /** The first two digits of GB/T 2260. */
  readonly code: string;
  /** In full, for the tip and the table. */
  readonly name: string;
  /** What stands on the tile; the letters of ISO 3166-2 where this is absent. */
  readonly short?: string;
  /** Null: nothing is known, the tile stays empty. */
  readonly value: number | null;
}

export interface TileMapOptions {
  readonly place: string;
  readonly value: Measure;
  /** Names for provinces that have no row. */
  readonly names: readonly Pick<TileRow, 'code' | 'name' | 'short'>[];
}

interface Drawn extends Tile {
  readonly name: string;
  readonly short: string;
  readonly value: number | null;
}

const WIDEST = 620;

/** China's provinces as a grid of equal tiles coloured by a figure: every province is seen, however small its land. */
export function tileMap(rows: readonly TileRow[], options: TileMapOptions): Chart {
  const known = rows.filter(({ value }) => value !== null && Number.isFinite(value));
  return {
    empty: known.length === 0,
    legend: ({ theme, locale }) => {
      const values = known.map(({ value }) => value ?? 0);
      const heat = heatScale(values, theme);
      const ends = [Math.min(0, ...values), Math.max(...values)];
      return ends.map((value) => ({
        label: tickText(value, options.value.format, locale),
        colour: heat(value),
      }));
    },
    table: (locale) => ({
      headings: [options.place, options.value.label],
      rows: [...known]
        .sort((a, b) => (b.value ?? 0) - (a.value ?? 0) || (a.code < b.code ? -1 : 1))
        .map(({ name, value }) => [name, figureText(value ?? 0, options.value.format, locale)]),
    }),
    draw: (plot, space) => draw(plot, space, tilesOf(rows, options), options),
    without: (names) =>
      tileMap(
        rows.filter(({ name }) => !names.has(name)),
        options,
      ),
  };
}

function tilesOf(rows: readonly TileRow[], { names }: TileMapOptions): Drawn[] {
  return CHINA_TILES.map((tile) => {
    const row = rows.find(({ code }) => code === tile.code);
    const named = row ?? names.find(({ code }) => code === tile.code);
    const value = row?.value ?? null;
    return { ...tile, name: named?.name ?? tile.letters, short: named?.short ?? tile.letters, value };
  });
}

function draw(
  plot: PlotModule,
  space: ChartSpace,
  tiles: readonly Drawn[],
  { value }: TileMapOptions,
): PlotOptions {
  const { locale, theme } = space;
  const width = Math.min(space.width, WIDEST);
  const columns = Math.max(...tiles.map(({ column }) => column)) + 1;
  const lines = Math.max(...tiles.map(({ row }) => row)) + 1;
  const side = (width - 8) / columns;
  const heat = heatScale(
    tiles.flatMap((tile) => tile.value ?? []),
    theme,
  );
  const fill = (tile: Drawn) => (tile.value === null ? theme.surface : heat(tile.value));
  const ink = (tile: Drawn) => (tile.value === null ? theme.soft : readableOn(fill(tile)));
  const room = Math.floor((side - 6) / UNIT_WIDTH);
  const title = (tile: Drawn) =>
    `${tile.name}\n${tile.value === null ? '–' : figureText(tile.value, value.format, locale)}`;
  const place = { x: 'column', y: 'row' } as const;
  return {
    ...frame({ ...space, width }),
    ...{ marginTop: 4, marginRight: 4, marginBottom: 4, marginLeft: 4 },
    height: Math.round(Math.min(side, 64) * lines) + 8,
    x: { domain: range(columns), axis: null, padding: 0.06 },
    y: { domain: range(lines), axis: null, padding: 0.06 },
    marks: [
      plot.cell(tiles, { ...place, fill, stroke: theme.grid, rx: 4, title, tip: tipStyle(space) }),
      plot.text(tiles, {
        ...place,
        text: (tile: Drawn) => cutToUnits(tile.short, room),
        fill: ink,
        fontSize: 12,
        fontWeight: 550,
        dy: -7,
      }),
      plot.text(tiles, {
        ...place,
        text: (tile: Drawn) => (tile.value === null ? '' : tickText(tile.value, value.format, locale)),
        fill: ink,
        fontSize: 10.5,
        dy: 9,
      }),
    ],
  };
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}
