import type { ReportBlock, ReportGroups } from '../../src/model/report';

/** What is wrong with blocks: texts with holes, figures that are none, rows and groups that do not fit their table. */
export function complaints(blocks: readonly ReportBlock[], where = ''): string[] {
  const ids = blocks.flatMap((block) => (block.type === 'table' || block.type === 'chart' ? [block.id] : []));
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${where}: two of ${id}`);
  return [...twice, ...blocks.flatMap((block) => complaintsOf(block, where))];
}

function complaintsOf(block: ReportBlock, where: string): string[] {
  const at = `${where}/${block.type}${'title' in block ? ` ${String(block.title)}` : ''}`;
  const texts = textsIn(block).flatMap((text) => textComplaints(text, at));
  if (block.type === 'card') return [...texts, ...complaints(block.blocks, at)];
  if (block.type === 'table') {
    const wrong = block.rows.filter((row) => row.length !== block.columns.length).length;
    const numbers = block.rows.flat().filter((value) => typeof value === 'number' && !Number.isFinite(value));
    return [
      ...texts,
      ...(wrong > 0 ? [`${at}: ${wrong} rows do not fit its columns`] : []),
      ...(numbers.length > 0 ? [`${at}: figures that are none`] : []),
      ...groupComplaints(block.groups, block.rows.length, at),
    ];
  }
  if (block.type !== 'chart') return texts;
  const { picture } = block;
  const count = picture.kind === 'points' ? picture.points.length : picture.categories.length;
  const values = picture.kind === 'points' ? [] : picture.series.map((series) => series.values);
  return [
    ...texts,
    ...(count === 0 ? [`${at}: nothing to draw`] : []),
    ...values.filter((one) => one.length !== count).map(() => `${at}: a series does not fit its categories`),
    ...values
      .flat()
      .filter((value) => value !== null && !Number.isFinite(value))
      .map(() => `${at}: a figure that is none`),
    ...groupComplaints(block.groups, count, at),
  ];
}

function groupComplaints(groups: ReportGroups | undefined, rows: number, at: string): string[] {
  if (!groups) return [];
  return [
    // The privacy check leaves no sizes where it hid something.
    ...(groups.sizes.length === rows || groups.sizes.length === 0
      ? []
      : [`${at}: ${groups.sizes.length} sizes for ${rows} rows`]),
    ...(groups.cells && groups.cells.length !== rows ? [`${at}: cells do not fit its rows`] : []),
    ...(groups.total !== undefined && groups.total >= rows ? [`${at}: its total is no row`] : []),
  ];
}

function textComplaints(text: string, at: string): string[] {
  const bad = /undefined|NaN|Infinity|\[object|\{\w+(\|[^}]*)?\}|null/.exec(text);
  return bad ? [`${at}: ${bad[0]} in ${text.slice(0, 80)}`] : [];
}

function textsIn(block: ReportBlock): string[] {
  switch (block.type) {
    case 'heading':
    case 'text':
    case 'note':
      return [block.text];
    case 'figures':
      return block.figures.flatMap(({ label, note, value }) => [label, note ?? '', String(value ?? '')]);
    case 'claims':
      return [block.title ?? '', ...block.claims.map(({ text }) => text)];
    case 'card':
      return [block.title, block.subtitle ?? ''];
    case 'table':
      return [
        ...[block.title, block.note ?? ''],
        ...block.columns.map(({ label }) => label),
        ...block.rows.flat().filter((value) => typeof value === 'string'),
      ];
    case 'chart':
      return [block.title, block.alt, ...('categories' in block.picture ? block.picture.categories : [])];
  }
}
