'use client';

import { history, historyKeymap, indentWithTab, standardKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { linter, nextDiagnostic } from '@codemirror/lint';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import clsx from 'clsx';
import { type Ref, startTransition, useEffect, useId, useImperativeHandle, useRef } from 'react';
import type { PlacedProblem } from '@/lib/tool-text';
import { controlStyle } from '../ui/control-style';
import { editorTheme, jsonColours } from './editor-theme';

export interface EditorHandle {
  /** Puts the cursor there and the focus into the editor. */
  goTo(position: number): void;
}

interface JsonEditorProps {
  ref: Ref<EditorHandle>;
  label: string;
  describedBy: string;
  invalid: boolean;
  value: string;
  /** What is wrong with a text, and where: underlined while it is typed. */
  problemsIn(text: string): PlacedProblem[];
  /** Where the cursor is at first. */
  startAt: number;
  onChange(text: string): void;
}

/** Long enough that nothing is underlined in the middle of a word. */
const LINT_MS = 250;

/** A code editor for JSON, which checks it while it is typed. Esc leaves it, so that Tab is no trap. */
export function JsonEditor(props: JsonEditorProps) {
  const { ref, label, describedBy, invalid, value } = props;
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const exit = useRef<HTMLParagraphElement>(null);
  const view = useRef<EditorView>(null);
  const latest = useRef(props);
  const told = useRef(new Set<string>());
  useReplacedText(view, value, told);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    if (!place.current) return;
    const { value: doc, startAt } = latest.current;
    const tell = (text: string) => {
      told.current.add(text);
      // Drawing the page around it can wait for the next letter.
      startTransition(() => latest.current.onChange(text));
    };
    const leave = keymap.of([{ key: 'Escape', run: () => Boolean(exit.current?.focus()) || true }]);
    const made = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc,
        selection: { anchor: Math.min(startAt, doc.length) },
        extensions: [
          leave,
          tellChanges(tell),
          lintedBy((text) => latest.current.problemsIn(text)),
          ...extensions,
        ],
      }),
    });
    view.current = made;
    made.focus();
    made.dispatch({ effects: EditorView.scrollIntoView(made.state.selection.main, { y: 'center' }) });
    return () => made.destroy();
  }, []);
  useEffect(() => {
    const content = view.current?.contentDOM;
    content?.setAttribute('aria-label', label);
    content?.setAttribute('aria-describedby', `${describedBy} ${id}`);
    content?.setAttribute('aria-invalid', String(invalid));
  });
  useImperativeHandle(ref, () => ({ goTo: (position) => goTo(view.current, position) }), []);
  return (
    <>
      <div
        ref={place}
        className={clsx(
          controlStyle,
          'min-w-0 font-mono text-table max-md:text-input',
          invalid && 'border-2 border-danger',
        )}
      />
      <p ref={exit} id={id} tabIndex={-1} className="text-meta text-muted">
        Tab indents; Esc leaves the editor. F8 goes to the next problem.
      </p>
    </>
  );
}

const extensions: Extension[] = [
  EditorState.tabSize.of(2),
  indentUnit.of('  '),
  history(),
  lineNumbers(),
  bracketMatching(),
  json(),
  syntaxHighlighting(jsonColours),
  EditorView.lineWrapping,
  EditorView.contentAttributes.of({ spellcheck: 'false', autocapitalize: 'off', autocorrect: 'off' }),
  keymap.of([{ key: 'F8', run: nextDiagnostic }, ...standardKeymap, ...historyKeymap, indentWithTab]),
  editorTheme,
];

function lintedBy(problemsIn: JsonEditorProps['problemsIn']): Extension {
  return linter(
    ({ state }) =>
      problemsIn(state.doc.toString()).map(({ from, to, level, message, place }) => ({
        ...{ from, to, severity: level },
        message: place ? `${place} ${message}` : message,
      })),
    { delay: LINT_MS },
  );
}

function tellChanges(tell: (text: string) => void): Extension {
  return EditorView.updateListener.of(({ docChanged, state }) => {
    if (docChanged) tell(state.doc.toString());
  });
}

/**
 * Takes a text that came from elsewhere: a draft was discarded, or somebody else's was taken. `told` are the
 * texts that were told and have not come back yet: one of these is old by now and must not undo the typing.
 */
function useReplacedText(
  view: { current: EditorView | null },
  value: string,
  told: { current: Set<string> },
) {
  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    if (editor.state.doc.toString() === value) told.current.clear();
    else if (!told.current.has(value)) {
      editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
    }
  }, [view, value, told]);
}

function goTo(view: EditorView | null, position: number): void {
  if (!view) return;
  const anchor = Math.min(position, view.state.doc.length);
  view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
  view.focus();
}
