import { isRecord } from '../../lib/is-record';
import type { Failure } from '../../model/failure';
import type { FieldType, InputField, InputSpec } from '../../model/fields';
import type { Value } from '../../model/table';
import { readYaml } from '../../lib/yaml/read-yaml';
import { NO_EVIDENCE, readEvidence, type EvidenceFront } from './front-evidence';

/** What the front matter says, every default in place. */
export interface Front {
  readonly title: string | null;
  /** As written: whoever computes with it checks that it is a date. */
  readonly asOf: string | null;
  readonly inputs: Readonly<Record<string, InputSpec>>;
  readonly params: Readonly<Record<string, Value>>;
  readonly evidence: EvidenceFront;
  /** What of it cannot be read; the rest holds. */
  readonly failure: Failure | null;
}

const TYPES: readonly string[] = ['text', 'number', 'timestamp', 'date', 'boolean'] satisfies FieldType[];
const PARAMETER = /^[A-Za-z_][A-Za-z0-9_]*$/;

function isFieldType(value: unknown): value is FieldType {
  return typeof value === 'string' && TYPES.includes(value);
}

/** Whether a text is a date that exists, as `2024-07-01`. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Collects what is wrong while the rest is read. */
class Problems {
  readonly messages: string[] = [];

  add(message: string): undefined {
    this.messages.push(message);
    return undefined;
  }

  record(what: string, value: unknown): [string, unknown][] {
    if (value === undefined || value === null) return [];
    if (isRecord(value)) return Object.entries(value);
    this.add(`invalid ${what}: expected names and values`);
    return [];
  }
}

function readInput(name: string, value: unknown, problems: Problems): InputSpec {
  const fields: Record<string, InputField> = {};
  for (const [key, type] of problems.record(`input ${name}`, value)) {
    const optional = key.endsWith('?');
    const field = optional ? key.slice(0, -1) : key;
    if (isFieldType(type)) fields[field] = { type, optional };
    else problems.add(`unknown type of ${name}.${field}: ${String(type)}`);
  }
  return fields;
}

function readParams(value: unknown, problems: Problems): Record<string, Value> {
  const params: Record<string, Value> = {};
  for (const [name, given] of problems.record('params', value)) {
    if (!PARAMETER.test(name)) problems.add(`invalid parameter name: ${name}`);
    else if (typeof given === 'object' && given !== null) problems.add(`invalid parameter: ${name}`);
    else params[name] = given as Value;
  }
  return params;
}

function readText(what: string, value: unknown, problems: Problems): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'object') return String(value);
  return problems.add(`invalid ${what}: expected a text`) ?? null;
}

function readAsOf(value: unknown, problems: Problems): string | null {
  const asOf = readText('as_of', value, problems);
  if (asOf !== null && !isIsoDate(asOf)) problems.add(`invalid as_of: ${asOf}`);
  return asOf;
}

function failureOf(messages: readonly string[]): Failure | null {
  const reason = messages.join('; ');
  return reason === '' ? null : { code: 'document.bad_front_matter', message: reason, values: { reason } };
}

const EMPTY: Front = {
  title: null,
  asOf: null,
  inputs: {},
  params: {},
  evidence: NO_EVIDENCE,
  failure: null,
};

/** Reads front matter. Never throws: what cannot be read is named in `failure`. */
export function readFront(text: string | null): Front {
  if (text === null) return EMPTY;
  const reading = readYaml(text);
  if (!reading.ok) {
    const values = { reason: reading.message };
    const { message, position } = reading;
    return { ...EMPTY, failure: { code: 'document.bad_front_matter', message, values, position } };
  }
  const problems = new Problems();
  const stored = Object.fromEntries(problems.record('front matter', reading.value));
  const inputs = problems.record('inputs', stored['inputs']);
  return {
    title: readText('title', stored['title'], problems),
    asOf: readAsOf(stored['as_of'], problems),
    inputs: Object.fromEntries(inputs.map(([name, value]) => [name, readInput(name, value, problems)])),
    params: readParams(stored['params'], problems),
    evidence: readEvidence(stored['evidence'], (message) => problems.add(message)),
    failure: failureOf(problems.messages),
  };
}
