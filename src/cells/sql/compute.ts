import type { Compute, ComputeContext, Statement } from '../../model/cell';
import type { Database } from '../../model/database';
import { KequnError } from '../../model/failure';
import type { Column, TableInfo } from '../../model/table';
import { describeColumns, describeTable } from '../../sql/table/describe';
import { createRelation, replaceRelation, type RelationType } from '../../sql/table/relation';
import { identifierName, isWord, significantTokens, type Token } from '../../sql/tokens';
import { asVariable, bindParameters, setVariable, typedLiteral, type Bound } from './bind';
import { assertOneQuery, forbiddenFunction, notAQuery } from './check';
import type { SqlOptions, SqlResult } from './definition';
import { planFacts, type PlanFacts } from './plan';
import {
  changingFunctions,
  nestable,
  plan,
  rehearsal,
  singleSelect,
  usesPivot,
  type Nestable,
} from './query';
import { readerError, type Run } from './reader-error';

/** Runs the reader's query and keeps its rows: a view where it only picks columns and rows of one table, else a table. */
export const compute: Compute<SqlOptions, SqlResult> = async (context) => {
  const { database, name, options, parameters } = context;
  await assertOneQuery(database, options.sql);
  const bound = bindParameters(options.sql, parameters, asVariable);
  const settings = bound.parameters.map((parameter) => setVariable(parameter, parameters[parameter] ?? null));
  for (const setting of settings) await database.run(setting);
  const query = nestable(bound.sql, options.limit);

  const facts = await examine(database, options.sql, bound, query);
  const type = await relationFor(database, options.sql, facts);
  const made = type === 'VIEW' ? await makeView(context) : await makeTable(context, bound, query);
  const table = { ...made.table, key: made.table.key ?? customerColumn(made.table.columns) };
  return {
    tables: [table],
    result: { rows: table.rows, columns: table.columns.length },
    warnings: [],
    statements: statements(name, type === 'TABLE' ? settings : [], made.statement),
  };
};

interface Made {
  readonly table: TableInfo;
  readonly statement: string;
}

async function makeTable(context: ComputeContext<SqlOptions>, bound: Bound, query: Nestable): Promise<Made> {
  const { database, name, options } = context;
  const statement = createRelation(name, 'TABLE', query.sql);
  await told(runOf(options.sql, bound, query, statement), () =>
    replaceRelation(database, name, 'TABLE', query.sql),
  );
  return { table: await describeTable(database, name), statement };
}

/** A view is read later and elsewhere: its parameters stand in it as values, and every value is worked out once now. */
async function makeView(context: ComputeContext<SqlOptions>): Promise<Made> {
  const { database, name, options, parameters } = context;
  const bound = bindParameters(options.sql, parameters, (_name, value) => `(${typedLiteral(value)})`);
  const query = nestable(bound.sql, options.limit);
  const kept = filteredTable(context, significantTokens(options.sql));
  const rehearsed = rehearsal(query.sql, kept === null);
  const [counted] = await told(runOf(options.sql, bound, query, rehearsed), () =>
    database.rows<{ kequn_rows: number }>(rehearsed),
  );
  await replaceRelation(database, name, 'VIEW', query.sql);
  const columns = await describeColumns(database, name);
  const table = { name, rows: counted?.kequn_rows ?? 0, columns, key: kept?.key, unique: kept?.unique };
  return { table, statement: createRelation(name, 'VIEW', query.sql) };
}

/** Has the engine plan the query (nothing is run) and confirms that the text is a single SELECT that reads tables only. */
async function examine(
  database: Database,
  source: string,
  bound: Bound,
  query: Nestable,
): Promise<PlanFacts> {
  const explain = plan(query.sql);
  const rows = await told(runOf(source, bound, query, explain), () =>
    database.rows<{ explain_value: string }>(explain),
  );
  const facts = planFacts(rows.at(-1)?.explain_value);
  if (facts.readers[0]) throw forbiddenFunction(facts.readers[0].toLowerCase(), source, 0);
  const tokens = significantTokens(source);
  if (!usesPivot(tokens)) await confirmSelect(database, source, tokens, bound.sql);
  return facts;
}

async function confirmSelect(
  database: Database,
  source: string,
  tokens: readonly Token[],
  query: string,
): Promise<void> {
  try {
    await database.run(singleSelect(query));
  } catch (error) {
    if (error instanceof KequnError && error.message.includes('single SELECT'))
      throw notAQuery(source, tokens);
    throw readerError(error, { source, before: 0, original: () => 0 });
  }
}

/** A view keeps no copy, but is read again each time: only for queries that keep rows and always give the same. */
async function relationFor(database: Database, source: string, facts: PlanFacts): Promise<RelationType> {
  if (!facts.keepsRows) return 'TABLE';
  const names = significantTokens(source).map((token) => identifierName(token)?.toLowerCase() ?? '');
  if (names.some((name) => /^(current|local)_?(date|time|timestamp)$/.test(name))) return 'TABLE';
  const [row] = await database.rows<{ functions: number }>(changingFunctions(names));
  return row?.functions === 0 ? 'VIEW' : 'TABLE';
}

function runOf(source: string, bound: Bound, query: Nestable, run: string): Run {
  return {
    source,
    before: run.indexOf(query.sql) + query.before,
    original: (offset) => bound.original(offset),
  };
}

async function told<T>(run: Run, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw readerError(error, run);
  }
}

/** The table of `SELECT * FROM t` or `FROM t`, with or without WHERE: what is distinct there is distinct here. */
function filteredTable(context: ComputeContext<SqlOptions>, tokens: readonly Token[]): TableInfo | null {
  const words = tokens.filter((token) => !isWord(token, ';'));
  const all = isWord(words[0], 'select') && isWord(words[1], '*');
  const rest = all ? words.slice(2) : words;
  const name = isWord(rest[0], 'from') ? identifierName(rest[1]) : null;
  if (name === null || (rest[2] && !isWord(rest[2], 'where'))) return null;
  try {
    return context.table(name);
  } catch {
    return null;
  }
}

function customerColumn(columns: readonly Column[]): string | undefined {
  const first = columns[0]?.name;
  return first?.toLowerCase() === 'customer' ? first : undefined;
}

function statements(name: string, settings: readonly string[], statement: string): Statement[] {
  const parameters = settings.length > 0 ? [{ title: 'parameters', sql: settings.join(';\n') }] : [];
  return [...parameters, { title: name, sql: statement }];
}
