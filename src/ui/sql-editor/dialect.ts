import { SQLDialect } from '@codemirror/lang-sql';

const KEYWORDS =
  'all and any anti as asc asof at between both by case cast collate columns cross cube current current_date ' +
  'current_timestamp desc describe distinct else end escape except exclude exists extract filter first following for ' +
  'from full glob group grouping having ignore ilike in inner intersect interval into is join lambda last lateral left ' +
  'like limit materialized natural not null nulls offset on or order outer over partition percent pivot positional ' +
  'preceding qualify range recursive replace respect right rollup row rows sample select semi sets show similar ' +
  'summarize table tablesample then to try_cast unbounded union unpivot using values when where window with within';

const TYPES =
  'bigint bit blob boolean char date decimal double enum float hugeint int integer interval json list map numeric real ' +
  'smallint string struct text time timestamp timestamptz tinyint ubigint uinteger usmallint utinyint uuid varchar';

const FUNCTIONS =
  'abs any_value arg_max arg_min avg ceil coalesce concat contains count date_diff date_part date_trunc datediff ' +
  'dense_rank first floor greatest hash ifnull isfinite lag last lead least left len length list ln log lower ltrim max ' +
  'median min mode month nullif printf quantile_cont quarter quantile_disc rank regexp_matches regexp_replace replace ' +
  'right round row_number split_part starts_with stddev_pop stddev_samp strftime string_agg strptime substr sum trim ' +
  'trunc try_strptime typeof unnest upper week year';

/** What CodeMirror is to know of DuckDB's SQL. */
export const duckdb = SQLDialect.define({
  keywords: `${KEYWORDS} true false`,
  types: TYPES,
  builtin: FUNCTIONS,
  doubleDollarQuotedStrings: true,
  identifierQuotes: '"',
  operatorChars: '*+-%<>!=&|~^/:@',
  specialVar: '$',
  caseInsensitiveIdentifiers: true,
});
