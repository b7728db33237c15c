import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { sql } from '@codemirror/lang-sql';
import { bracketMatching, indentOnInput } from '@codemirror/language';
import { setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view';
import { duckdb } from './dialect';
import { theme } from './theme';

/** Tables and their columns, for completion. */
export type SqlSchema = Readonly<Record<string, readonly string[]>>;

/** Where an error is, both counted from 1, and what it says. */
export interface SqlMark {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface SqlEditorSettings {
  readonly parent: HTMLElement;
  readonly value: string;
  readonly label: string;
  readonly placeholder: string;
  /** The reader wants it run (Shift+Enter, Ctrl+Enter, ⌘Enter). */
  onrun(value: string): void;
  /** The reader leaves the editor. */
  onleave(value: string): void;
}

/** An editor in its place. */
export interface SqlEditorHandle {
  /** Replaces the text unless it is that already. */
  setValue(value: string): void;
  setSchema(schema: SqlSchema): void;
  setMark(mark: SqlMark | null): void;
  value(): string;
  focus(): void;
  destroy(): void;
}

/** CodeMirror with DuckDB's SQL. Tab leaves it, as it leaves every other box. */
export function createSqlEditor(settings: SqlEditorSettings): SqlEditorHandle {
  const language = new Compartment();
  const view = new EditorView({
    parent: settings.parent,
    state: EditorState.create({
      doc: settings.value,
      extensions: [...extensions(settings), language.of(languageFor({}))],
    }),
  });
  const value = () => view.state.doc.toString();
  return {
    value,
    setValue: (next) => {
      if (next === value()) return;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
    },
    setSchema: (schema) => {
      view.dispatch({ effects: language.reconfigure(languageFor(schema)) });
    },
    setMark: (mark) => {
      view.dispatch(setDiagnostics(view.state, mark ? [diagnostic(view.state, mark)] : []));
    },
    focus: () => {
      view.focus();
    },
    destroy: () => {
      view.destroy();
    },
  };
}

function extensions({ label, onrun, onleave, placeholder: hint }: SqlEditorSettings): Extension[] {
  const run = (view: EditorView) => {
    onrun(view.state.doc.toString());
    return true;
  };
  return [
    keymap.of([
      { key: 'Mod-Enter', run },
      { key: 'Shift-Enter', run },
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...defaultKeymap,
      ...historyKeymap,
    ]),
    lineNumbers(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    autocompletion({ icons: false }),
    highlightActiveLine(),
    placeholder(hint),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label }),
    EditorView.domEventHandlers({
      blur: (_event, view) => {
        onleave(view.state.doc.toString());
      },
    }),
    theme,
  ];
}

function languageFor(schema: SqlSchema): Extension {
  const tables = Object.fromEntries(Object.entries(schema).map(([table, columns]) => [table, [...columns]]));
  return sql({ dialect: duckdb, schema: tables, upperCaseKeywords: true });
}

/** The word at the mark, or the character before the end where there is none. */
function diagnostic({ doc }: EditorState, { line: number, column, message }: SqlMark) {
  const line = doc.line(Math.min(Math.max(1, number), doc.lines));
  const from = Math.min(line.from + column - 1, line.to);
  const word = /^[\p{L}\p{N}_$."]+|^./u.exec(doc.sliceString(from, line.to))?.[0] ?? '';
  const start = word === '' ? Math.max(line.from, from - 1) : from;
  return { from: start, to: Math.max(start, from + word.length), severity: 'error' as const, message };
}
