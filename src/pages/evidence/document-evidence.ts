import { isRecord } from '../../lib/is-record';
import type { Locale } from '../../i18n/dictionary';
import type { CitableCell, CitedValue, Claim, Evidence } from '../../model/evidence';
import { citableIn, citablePath } from '../../notebook/evidence/citable';
import { readCited, type Cited } from '../../notebook/evidence/cited';
import { confirmClaim } from '../../notebook/evidence/confirm';
import { originOf } from '../../notebook/evidence/origin';
import { reviewClaim } from '../../notebook/evidence/review';
import type { CellView, NotebookSnapshot } from '../../notebook/state';
import { citableLabel, segmentNames } from './citable-label';
import { citedText } from './cited-text';
import { cellTitle, missingText, sourceText } from './source-text';

/** What the evidence of a document is read from; getters, so that it follows what changes. */
export interface EvidenceSource {
  readonly snapshot: NotebookSnapshot;
  readonly locale: Locale;
  /** ISO date of the day on which something is confirmed. */
  today(): string;
}

/** The currency that the author states for amounts, if any does. */
function currencyOf(cells: readonly CellView[]): string | undefined {
  for (const { options } of cells) {
    const currency = isRecord(options) ? options['currency'] : null;
    if (typeof currency === 'string' && /^[A-Z]{3}$/.test(currency)) return currency;
  }
  return undefined;
}

/** Citations of one document, in the reader's language. */
export class DocumentEvidence implements Evidence {
  constructor(private readonly from: EvidenceSource) {}

  cite(path: string): CitedValue {
    return this.inWords(readCited(this.cells, path, null, this.tolerance));
  }

  review(claim: Claim) {
    const { state, cited } = reviewClaim(this.cells, claim, this.tolerance);
    return { state, cited: cited.map((one) => this.inWords(one)) };
  }

  confirm(claim: Claim): Claim {
    return confirmClaim(this.cells, claim, this.from.today());
  }

  citable(): readonly CitableCell[] {
    return this.cells.flatMap((cell) => this.citableOf(cell));
  }

  private get cells(): readonly CellView[] {
    return this.from.snapshot.cells;
  }

  private get tolerance(): number {
    return this.from.snapshot.notebook.evidence.tolerance;
  }

  private inWords({ path, state, value, before, cell, steps }: Cited): CitedValue {
    const { locale } = this.from;
    const currency = currencyOf(this.cells);
    return {
      path,
      state,
      text: value === undefined ? null : citedText(value, steps, locale, currency),
      before: before && citedText(before.value, steps, locale, currency),
      source: cell && state !== 'gone' ? this.sourceOf(cell) : missingText(path, cell, locale),
    };
  }

  private sourceOf(cell: CellView): string {
    const { snapshot, locale } = this.from;
    return sourceText(cell, originOf(cell.key, snapshot), snapshot.notebook.evidence.fileNames, locale);
  }

  private citableOf(cell: CellView): CitableCell[] {
    const { outcome } = cell.state;
    if (!outcome) return [];
    const { locale } = this.from;
    const segments = segmentNames(this.cells, cell);
    const currency = currencyOf(this.cells);
    const values = citableIn(outcome).map(({ steps, value }) => ({
      path: citablePath(cell.name, steps),
      label: citableLabel(steps, segments, locale),
      text: citedText(value, steps, locale, currency),
    }));
    const unique = new Map(values.map((one) => [one.path, one]));
    return unique.size > 0 ? [{ cell: cellTitle(cell, locale), values: [...unique.values()] }] : [];
  }
}
