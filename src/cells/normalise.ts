import * as v from 'valibot';
import type { Normalised, OptionProblem } from '../model/cell';
import { KequnError } from '../model/failure';

/** Stored options through a schema: normalised, or what is wrong with them and where. */
export function normaliseWith<Options>(
  schema: v.GenericSchema<unknown, Options>,
  stored: unknown,
): Normalised<Options> {
  const parsed = v.safeParse(schema, stored ?? {});
  if (parsed.success) return { ok: true, options: parsed.output };
  return { ok: false, problems: parsed.issues.map(problem) };
}

function problem(issue: v.BaseIssue<unknown>): OptionProblem {
  const path = (issue.path ?? []).map((item) => (typeof item.key === 'number' ? item.key : String(item.key)));
  return { path, message: messageOf(issue, path) };
}

/** `missing option: from`, `unknown option: form`, `invalid option k: expected …`. */
function messageOf(issue: v.BaseIssue<unknown>, path: readonly (string | number)[]): string {
  const where = path.join('.');
  if (issue.expected === 'never') return `unknown option: ${where}`;
  if (issue.received === 'undefined') return `missing option: ${where}`;
  return `invalid option ${where}: ${issue.message}`;
}

/**
 * What must be chosen before a cell can run. A run asks for it and not the schema, so that the form to choose it in is
 * there meanwhile.
 *
 * @throws KequnError `document.bad_options`
 */
export function chosen(value: string | null, option: string): string {
  if (value !== null && value !== '') return value;
  const message = `missing option: ${option}`;
  throw new KequnError('document.bad_options', message, { values: { reason: message } });
}
