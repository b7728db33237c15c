import {
  KIND_SENSITIVITY,
  type SensitiveColumn,
  SENSITIVE_KINDS,
  type SensitiveKind,
} from '../model/sensitive';
import type { SampledColumn } from './fields';
import { presentValues } from './guess-reading';
import { sensitiveName } from './sensitive-names';
import { VALUE_FORMS, type ValueForm } from './sensitive-values';
import { fieldsOfName } from './synonyms';

/** Fields whose numbers look like phones and cards and are none. */
const NUMBERED: ReadonlySet<string> = new Set(['order', 'product', 'time', 'amount', 'quantity', 'price']);

/**
 * Whether a column holds what belongs to a person, by its name and by a sample of its values (id numbers with their check
 * digit, bank cards, phones, e-mails, addresses, names, words of illness, places). Where name and values differ the graver
 * one counts. A help, no proof: what is rare or unusual in form is not seen.
 */
export function sensitiveColumn(column: SampledColumn): SensitiveColumn | null {
  const values = presentValues(column.values);
  const different = [...new Set(values)];
  const named = sensitiveName(column.name);
  const found = foundIn(column.name, values, different);
  if (named !== null && (found === null || graver(named, found.kind))) {
    return described(named, 'name', shareOf(formOf(named), values) ?? 1);
  }
  return found && described(found.kind, 'value', found.share);
}

/** Whether a column is left out at import unless somebody asks for it. */
export function isSensitive(column: SampledColumn): boolean {
  return sensitiveColumn(column) !== null;
}

function described(kind: SensitiveKind, because: 'name' | 'value', share: number): SensitiveColumn {
  return { kind, sensitivity: KIND_SENSITIVITY[kind], because, share };
}

function graver(a: SensitiveKind, b: SensitiveKind): boolean {
  return SENSITIVE_KINDS.indexOf(a) <= SENSITIVE_KINDS.indexOf(b);
}

function foundIn(
  name: string,
  values: readonly string[],
  different: readonly string[],
): { kind: SensitiveKind; share: number } | null {
  const numbered = fieldsOfName(name).some(({ field }) => NUMBERED.has(field));
  for (const form of VALUE_FORMS) {
    if (different.length < form.least || (numbered && form.digits)) continue;
    const share = shareOf(form, values) ?? 0;
    if (share >= form.enough && (form.together?.(different) ?? true)) return { kind: form.kind, share };
  }
  return null;
}

function formOf(kind: SensitiveKind): ValueForm | undefined {
  return VALUE_FORMS.find((form) => form.kind === kind);
}

function shareOf(form: ValueForm | undefined, values: readonly string[]): number | null {
  if (!form || values.length === 0) return null;
  return values.filter((value) => form.is(value)).length / values.length;
}
