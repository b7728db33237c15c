import { isRecord } from '../../lib/is-record';
import { readYaml } from '../../lib/yaml/read-yaml';
import {
  DATE_PATTERNS,
  type TemplateFill,
  type TemplateMapping,
  type TemplateSheet,
} from '../../model/export';

/**
 * The templates of other systems that a document knows how to fill (`templates:` of the front matter): headings and names
 * of columns, no data. What cannot be read is passed over; it stays in the text.
 */
export function readTemplates(front: string | null): Readonly<Record<string, TemplateMapping>> {
  const reading = front === null ? null : readYaml(front);
  const stored = reading?.ok && isRecord(reading.value) ? reading.value['templates'] : null;
  if (!isRecord(stored)) return {};
  return Object.fromEntries(
    Object.entries(stored).flatMap(([name, value]) => {
      const mapping = readMapping(value);
      return mapping ? [[name, mapping] as const] : [];
    }),
  );
}

/** The remembered template that a sheet is: of the same name, with every heading that the mapping speaks of. */
export function rememberedFor(
  templates: Readonly<Record<string, TemplateMapping>>,
  { name, headings }: TemplateSheet,
): { readonly name: string; readonly mapping: TemplateMapping } | null {
  const texts = new Set(headings.map(({ heading }) => heading));
  for (const [known, mapping] of Object.entries(templates)) {
    const all = Object.keys(mapping.columns).every((heading) => texts.has(heading));
    if (all && (mapping.sheet ?? '') === name) return { name: known, mapping };
  }
  return null;
}

function readMapping(value: unknown): TemplateMapping | null {
  if (!isRecord(value) || !isRecord(value['columns'])) return null;
  const { sheet, header, first, columns, dates, join, rows, bytes } = value;
  if (!isPlace(header) || !isPlace(first)) return null;
  return {
    ...(typeof sheet === 'string' && { sheet }),
    header,
    first,
    columns: Object.fromEntries(Object.entries(columns).flatMap(readFill)),
    dates: DATE_PATTERNS.find((pattern) => pattern === dates) ?? 'yyyy-MM-dd',
    join: typeof join === 'string' ? join : ';',
    ...(isPlace(rows) && { rows }),
    ...(isPlace(bytes) && { bytes }),
  };
}

function isPlace(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}

function readFill([heading, value]: [string, unknown]): [string, TemplateFill][] {
  if (typeof value === 'string') return [[heading, value]];
  if (Array.isArray(value))
    return [[heading, value.filter((name): name is string => typeof name === 'string')]];
  return isRecord(value) && typeof value['text'] === 'string' ? [[heading, { text: value['text'] }]] : [];
}
