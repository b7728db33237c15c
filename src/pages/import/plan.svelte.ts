import { toFailure, type Failure } from '../../model/failure';
import type { ImportOptions, ImportPreview } from '../../model/import';
import { fittingTemplates, type TemplateId } from '../../model/templates';
import { ImportDraft, type ImportChoice, type KnownReading } from './draft.svelte';
import { missingFields } from './fields-shown';
import { groupFiles, partOption, type FileGroup, type PreviewedFile } from './groups';
import { nameProblem, suggestName, type Target } from './target';

/** What the notebook already has, as far as an import must know. */
export interface ImportSurroundings {
  /** Inputs of the notebook that can take a file. */
  readonly inputs: readonly string[];
  /** The one of them that has no data yet. */
  readonly waiting?: string;
  /** How the document reads these inputs already. */
  readonly known?: Readonly<Record<string, KnownReading>>;
  /** Names that a new cell cannot have. */
  readonly taken: readonly string[];
  /** Whether there is nothing in the notebook yet. */
  readonly empty: boolean;
  /** An input that these files were asked for. */
  readonly wanted?: string;
  /** The notebook that these files are meant for, if they can become it. */
  readonly template?: TemplateId;
}

export interface PlannedImport {
  readonly draft: ImportDraft;
  readonly target: Target;
}

export interface ImportOrder {
  readonly choice: ImportChoice;
  readonly target: Target;
}

/** All that is decided in one import dialog: files looked at, grouped by shape, each group with where it goes. */
export class ImportPlan {
  #planned = $state.raw<readonly PlannedImport[]>([]);
  #failed = $state.raw<readonly { readonly file: File; readonly failure: Failure }[]>([]);
  #reading = $state.raw<string | null>(null);

  constructor(
    private readonly preview: (file: File, options: ImportOptions) => Promise<ImportPreview>,
    private readonly around: ImportSurroundings,
  ) {}

  get planned(): readonly PlannedImport[] {
    return this.#planned;
  }
  get failed(): readonly { readonly file: File; readonly failure: Failure }[] {
    return this.#failed;
  }
  /** Name of the file that is being looked at. */
  get reading(): string | null {
    return this.#reading;
  }
  /** Whether everything needed is there. */
  readonly ready: boolean = $derived.by(
    () =>
      this.#reading === null && this.#planned.length > 0 && this.#planned.every((one) => this.isReady(one)),
  );

  /** Looks at every file, one after the other. Files that cannot be read are kept apart; the rest goes on. */
  async look(files: readonly File[]): Promise<void> {
    const previewed: PreviewedFile[] = [];
    for (const file of files) {
      this.#reading = file.name;
      try {
        previewed.push(...(await this.lookAt(file)));
      } catch (error) {
        this.#failed = [...this.#failed, { file, failure: toFailure(error, 'import.unreadable') }];
      }
    }
    this.#reading = null;
    this.#planned = this.place(groupFiles(previewed).map((group) => new ImportDraft(group, this.preview)));
  }

  /** A file, or all its sheets (or files inside) that are of one shape. */
  private async lookAt(file: File): Promise<PreviewedFile[]> {
    const preview = await this.preview(file, {});
    const { parts } = preview;
    if (!parts || parts.alike.length < 2) return [{ file, preview, ...(parts && { parts }) }];
    const found: PreviewedFile[] = [];
    for (const part of parts.alike) {
      const own = part === parts.own ? preview : await this.preview(file, partOption({ part, parts }));
      found.push({ file, part, parts, preview: own });
    }
    return found;
  }

  /** Takes a file out of its group, or a part of the only file there is: it becomes a table of its own. */
  separate(index: number, { file, part }: PreviewedFile): void {
    const group = this.#planned[index]?.draft.previewed ?? [];
    const several = group.some((one) => one.file !== file);
    const isOut = (one: PreviewedFile) => one.file === file && (several || one.part === part);
    const [alone, ...rest] = group.filter(isOut);
    const [first, ...others] = group.filter((one) => !isOut(one));
    if (!first || !alone) return;
    const groups: FileGroup[] = [
      [first, ...others],
      [alone, ...rest],
    ];
    const before = this.#planned.slice(0, index).map(({ draft }) => draft);
    const after = this.#planned.slice(index + 1).map(({ draft }) => draft);
    const parts = groups.map((one) => new ImportDraft(one, this.preview));
    this.#planned = this.place([...before, ...parts, ...after]);
  }

  aim(index: number, target: Target): void {
    const draft = this.#planned[index]?.draft;
    if (draft && target.type === 'input') this.adopted(draft, target.input);
    this.#planned = this.#planned.map((one, place) => (place === index ? { ...one, target } : one));
  }

  /** The notebooks that can be built from a group as it is mapped now; none where a field is missing. */
  templates({ map, row, table }: ImportDraft): readonly TemplateId[] {
    return missingFields(map, row, table).length === 0 ? fittingTemplates(table, map) : [];
  }

  /** Names taken for a group: those of the notebook and of the other groups. */
  taken(index: number): readonly string[] {
    const others = this.#planned.filter((_, place) => place !== index);
    return [
      ...this.around.taken,
      ...others.flatMap(({ target }) => (target.type === 'input' ? [] : [target.name])),
    ];
  }

  orders(): ImportOrder[] {
    return this.#planned.map(({ draft, target }) => ({ choice: draft.choice(), target }));
  }

  /** The notebook that was asked for, else the one that fits best. */
  private usual(draft: ImportDraft): TemplateId | undefined {
    const fitting = this.templates(draft);
    return fitting.find((id) => id === this.around.template) ?? fitting[0];
  }

  private isReady({ draft, target }: PlannedImport): boolean {
    if (draft.busy || draft.failure) return false;
    const incomplete = Object.values(draft.map).some(
      (mapping) => typeof mapping === 'object' && mapping.sql.trim() === '',
    );
    if (incomplete) return false;
    if (target.type === 'input') return true;
    const index = this.#planned.findIndex((one) => one.draft === draft);
    if (nameProblem(target.name, this.taken(index)) !== null) return false;
    return target.type === 'source' || this.templates(draft).includes(target.template);
  }

  private adopted(draft: ImportDraft, input: string): ImportDraft {
    const known = this.around.known?.[input];
    if (known) draft.adopt(known);
    return draft;
  }

  /** The first group goes to the input that waits for data, or builds a notebook where there is none. */
  private place(drafts: readonly ImportDraft[]): PlannedImport[] {
    const taken = [...this.around.taken];
    return drafts.map((draft, index) => {
      const input = index === 0 ? (this.around.wanted ?? this.around.waiting) : undefined;
      if (input !== undefined) return { draft: this.adopted(draft, input), target: { type: 'input', input } };
      const name = suggestName(draft.table, taken);
      taken.push(name);
      const template = index === 0 && this.around.empty ? this.usual(draft) : undefined;
      return { draft, target: template ? { type: 'template', name, template } : { type: 'source', name } };
    });
  }
}
