import { translate } from '../../i18n/dictionary';
import { formatFixed } from '../../i18n/format';
import type { CellReport, ReportBlock, ReportContext } from '../../model/report';
import { claimCell, reportClaim } from '../report-claims';
import { JOIN_NAMES, PARTS, type Join, type Part, type SwotOptions } from './options';
import type { SwotResult } from './result';
import { strings } from './strings';

type Context = ReportContext<SwotOptions, SwotResult>;

const say = ({ locale }: Context, key: keyof typeof strings.zh, values?: Record<string, string>) =>
  translate(strings, locale, key, values);

/** The colours of the four lists in pictures. */
const COLOURS: Readonly<Record<Part, number>> = { strengths: 2, weaknesses: 6, opportunities: 1, threats: 4 };

/** A list as claims, each with the key by which strategies name it. */
function list(context: Context, part: Part): ReportBlock[] {
  const { options, evidence } = context;
  const claims = options[part]
    .filter(({ text }) => text.text.trim() !== '')
    .map(({ key, text }) => {
      const { text: said, review } = reportClaim(text, evidence);
      return { text: `${key.toUpperCase()} ${said}`, review };
    });
  const title = `${say(context, `${part}_letter`)} ${say(context, part)}`;
  return claims.length > 0 ? [{ type: 'claims', title, claims }] : [];
}

function strategies(context: Context, join: Join): ReportBlock[] {
  const { options, evidence } = context;
  const claims = options.strategies[join]
    .filter(({ text }) => text.text.trim() !== '')
    .map(({ text, uses }) => {
      const { text: said, review } = reportClaim(text, evidence);
      const keys = uses.join(' + ').toUpperCase();
      return { text: keys === '' ? said : say(context, 'uses_keys', { text: said, keys }), review };
    });
  const title = `${join.toUpperCase()} ${say(context, join)}`;
  return claims.length > 0 ? [{ type: 'claims', title, claims }] : [];
}

/** The points as a table: their text, what they count, where they are from. */
function table(context: Context): ReportBlock[] {
  const { options, result, evidence, locale } = context;
  const byKey = new Map(result.points.map((point) => [point.key, point]));
  const rows = PARTS.flatMap((part) =>
    options[part].map(({ key, text, source }) => [
      key.toUpperCase(),
      say(context, part),
      claimCell(text, evidence, locale),
      byKey.get(key)?.points ?? null,
      byKey.get(key)?.share ?? null,
      source,
    ]),
  );
  if (rows.length === 0) return [];
  const column = (key: keyof typeof strings.zh, format: 'text' | 'number' | 'percent' = 'text') => ({
    label: say(context, key),
    format,
  });
  const columns = [
    column('column_key'),
    column('column_list'),
    column('column_text'),
    column('column_points', 'number'),
    column('column_share', 'percent'),
    column('column_source'),
  ];
  return [{ type: 'table', id: 'points', title: 'SWOT', columns, rows }];
}

/** Where the balance of the lists stands; nothing where a side is not known. */
function balance(context: Context): ReportBlock[] {
  const { internal, external, posture, sums } = context.result;
  if (internal === null || external === null) return [];
  const written = (value: number) => formatFixed(value, context.locale, 2);
  const text = posture
    ? say(context, 'posture', { name: say(context, posture), about: say(context, `${posture}_about`) })
    : say(context, 'posture_none');
  return [
    {
      type: 'chart',
      id: 'balance',
      title: say(context, 'balance'),
      alt: say(context, 'picture_alt', { internal: written(internal), external: written(external) }),
      format: 'number',
      picture: {
        kind: 'bars',
        categories: PARTS.map((part) => say(context, part)),
        series: [{ name: say(context, 'sum'), values: PARTS.map((part) => sums[part]) }],
        colours: PARTS.map((part) => COLOURS[part]),
      },
    },
    { type: 'text', text },
  ];
}

function single(context: Context, name: 'about' | 'conclusion'): ReportBlock[] {
  const claim = context.options[name];
  if (claim.text.trim() === '') return [];
  return [{ type: 'claims', title: say(context, name), claims: [reportClaim(claim, context.evidence)] }];
}

/** SWOT in a report: the four lists, their balance, the strategies, the table of points. */
export const report: CellReport<SwotOptions, SwotResult> = {
  part: 'positioning',
  blocks: (context) => [
    ...single(context, 'about'),
    ...PARTS.flatMap((part) => list(context, part)),
    ...balance(context),
    ...JOIN_NAMES.flatMap((join) => strategies(context, join)),
    ...single(context, 'conclusion'),
    ...table(context),
  ],
};
