import type { Database } from '../../model/database';
import { KequnError } from '../../model/failure';
import type { TagRule } from './options';
import { checkSql } from './query';

/**
 * Reads every rule by itself, so that an error names the rule it is in.
 *
 * @throws KequnError `tags.bad_rule`
 */
export async function checkRules(
  database: Database,
  table: string,
  rules: readonly TagRule[],
): Promise<void> {
  for (const rule of rules) {
    try {
      await database.rows(checkSql(table, rule));
    } catch (error) {
      throw ruleError(rule, error);
    }
  }
}

function ruleError({ tag, when }: TagRule, error: unknown): unknown {
  if (!(error instanceof KequnError) || (error.code !== 'sql.failed' && error.code !== 'sql.forbidden')) {
    return error;
  }
  const reason = error.message.replace(/\n+LINE \d+:[^]*$/, '').trim();
  const values = { tag, when, reason };
  return new KequnError('tags.bad_rule', `invalid rule: ${tag}: ${reason}`, { values, cause: error });
}
