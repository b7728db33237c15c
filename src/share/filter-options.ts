import { isRecord } from '../lib/is-record';
import { methodSql } from './method-sql';
import { fieldSpec } from '../model/fields';
import type { Nature, Rule } from './rules';
import { findSensitive, isPlainlyPersonal } from './sensitive';

/** What a link carries: the method only, what the author thinks as well, or everything in the document. */
export const SHARE_LEVELS = ['method', 'judgement', 'figures'] as const;
export type ShareLevel = (typeof SHARE_LEVELS)[number];

export interface Filtered {
  /** Undefined where nothing is left. */
  readonly value: unknown;
  /** Where something was left out. */
  readonly leftOut: readonly Path[];
  /** Where a text was cleaned of personal data. */
  readonly cleaned: readonly Path[];
}

export type Path = readonly (string | number)[];

/** Whether something of this nature goes out at a level. */
export function goesOut(rule: Nature, level: ShareLevel): boolean {
  if (level === 'figures') return true;
  const judgement = rule === 'judgement' || rule === 'claim' || rule === 'claims';
  return rule !== 'figure' && (!judgement || level === 'judgement');
}

/** Stored options as far as the rule lets them out at a level. At level `method` texts are cleaned of personal data. */
export function filterOptions(value: unknown, rule: Rule, level: ShareLevel): Filtered {
  const leftOut: Path[] = [];
  const cleaned: Path[] = [];
  const filtered = new Filter(level, leftOut, cleaned).apply(value, rule, []);
  return { value: filtered, leftOut, cleaned };
}

class Filter {
  constructor(
    private readonly level: ShareLevel,
    private readonly leftOut: Path[],
    private readonly cleaned: Path[],
  ) {}

  apply(value: unknown, rule: Rule, path: Path): unknown {
    if (typeof rule === 'string') return this.leaf(value, rule, path);
    if (isRecord(value)) return this.entries(value, (key) => entryRule(rule, key), path);
    if (Array.isArray(value)) return this.items(value, entryRule(rule, '*'), path);
    return this.leaf(value, plainNature(rule), path);
  }

  private leaf(value: unknown, rule: Nature, path: Path): unknown {
    if (rule === 'claim') return this.claim(value, path);
    if (rule === 'claims' && goesOut(rule, this.level)) return this.claims(value, path);
    if (!goesOut(rule, this.level)) {
      this.leftOut.push(path);
      return undefined;
    }
    if (this.level !== 'method') return value;
    return rule === 'conditions' ? this.conditions(value, path) : this.clean(value, rule, path);
  }

  /** A claim is a text alone, or a text with what was confirmed. */
  private claim(value: unknown, path: Path): unknown {
    if (!isRecord(value) || !goesOut('judgement', this.level)) return this.leaf(value, 'judgement', path);
    return this.entries(value, (key) => (key === 'text' ? 'judgement' : 'figure'), path);
  }

  /** Everything, but for what was confirmed with the claims in it. */
  private claims(value: unknown, path: Path): unknown {
    if (Array.isArray(value)) return this.items(value, 'claims', path);
    if (!isRecord(value)) return this.leaf(value, 'judgement', path);
    const isClaim = Object.hasOwn(value, 'text');
    return this.entries(value, (key) => (isClaim && key === 'confirmed' ? 'figure' : 'claims'), path);
  }

  /** What is not a list of conditions is left out. */
  private conditions(value: unknown, path: Path): unknown {
    if (!Array.isArray(value)) return this.leaf(value, 'figure', path);
    const kept = value.map((one, i) => this.apply(one, conditionRule(one), [...path, i]));
    return kept.filter((one) => one !== undefined);
  }

  private items(list: readonly unknown[], rule: Rule, path: Path): unknown[] {
    const kept = list.map((item, i) => this.apply(item, rule, [...path, i]));
    return kept.filter((item) => item !== undefined);
  }

  private entries(record: Record<string, unknown>, ruleOf: (key: string) => Rule, path: Path): unknown {
    const kept = Object.entries(record).flatMap(([key, entry]) => {
      const filtered = this.apply(entry, ruleOf(key), [...path, key]);
      return filtered === undefined ? [] : [[key, filtered] as const];
    });
    return Object.fromEntries(kept);
  }

  private clean(value: unknown, rule: Nature, path: Path): unknown {
    if (Array.isArray(value)) return value.map((item, i) => this.clean(item, rule, [...path, i]));
    if (isRecord(value)) {
      const personal = Object.keys(value).filter(isPersonal);
      for (const key of personal) this.leftOut.push([...path, key]);
      const rest = Object.fromEntries(Object.entries(value).filter(([key]) => !personal.includes(key)));
      return this.entries(rest, () => rule, path);
    }
    if (typeof value === 'number' && isPersonal(String(value))) return this.replaced(0, path);
    if (typeof value !== 'string') return value;
    if (rule === 'sql') return this.cleanSql(value, path);
    return isPersonal(value) ? this.replaced('…', path) : value;
  }

  private cleanSql(sql: string, path: Path): string {
    const clean = methodSql(sql);
    if (clean.includes('…') && !sql.includes('…')) this.cleaned.push(path);
    return clean;
  }

  private replaced<Value>(value: Value, path: Path): Value {
    this.cleaned.push(path);
    return value;
  }
}

/** A condition on a personal field keeps nothing but the field: its values are somebody's. */
function conditionRule(condition: unknown): Rule {
  if (!isRecord(condition)) return 'figure';
  const { field } = condition;
  if (typeof field !== 'string' || fieldSpec(field).sensitivity !== 'none') return { field: 'method' };
  const method = 'method';
  return {
    field: method,
    in: method,
    not_in: method,
    equals: method,
    min: method,
    max: method,
    contains: method,
  };
}

/** Own entries only: a key such as `constructor` must not find what every object inherits. */
function entryRule(rule: Exclude<Rule, string>, key: string): Rule {
  const own = Object.hasOwn(rule, key) ? rule[key] : Object.hasOwn(rule, '*') ? rule['*'] : undefined;
  return own ?? 'figure';
}

/**
 * What a plain value is where a record is expected: method, but where the record is one of the author's entries, which
 * can be written as their text or name alone.
 */
function plainNature(rule: Exclude<Rule, string>): Nature {
  const said = ['text', 'name'].map((key) => (Object.hasOwn(rule, key) ? rule[key] : undefined));
  return said.some((one) => one === 'claim' || one === 'judgement') ? 'judgement' : 'method';
}

function isPersonal(text: string): boolean {
  return findSensitive(text).some(isPlainlyPersonal);
}
