// The editor for SPARQL: CodeMirror.
//
// It stands in a shadow root, as CodeMirror then brings its style by a constructed sheet and not by a `<style>`, which the
// server's Content-Security-Policy forbids.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, indentOnInput } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { sparql } from "codemirror-lang-sparql";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { complete } from "./completion";
import { colours, look } from "./editor-look";

interface Props {
  /** What stands in it at first, and again whenever this changes; not what is typed. */
  text: string;
  onChange: (text: string) => void;
  onRun: (text: string) => void;
}

export function Editor(props: Props): JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const handlers = useRef(props);
  handlers.current = props;
  useEffect(() => {
    if (!host.current) return;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: "open" });
    view.current = new EditorView({ root, parent: root, state: stateOf(handlers) });
    return () => view.current?.destroy();
  }, []);
  useEffect(() => {
    const shown = view.current?.state.doc.toString();
    if (shown !== undefined && shown !== props.text) {
      view.current?.dispatch({ changes: { from: 0, to: shown.length, insert: props.text } });
    }
  }, [props.text]);
  return <div ref={host} class="editor" />;
}

function stateOf(handlers: { current: Props }): EditorState {
  const run = (view: EditorView) => {
    handlers.current.onRun(view.state.doc.toString());
    return true;
  };
  return EditorState.create({
    doc: handlers.current.text,
    extensions: [
      lineNumbers(),
      history(),
      drawSelection(),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      highlightActiveLine(),
      sparql(),
      autocompletion({ override: [complete] }),
      // Tab leaves the editor, so that the keyboard is not caught in it.
      keymap.of([{ key: "Mod-Enter", run }, ...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap]),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": "SPARQL query" }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) handlers.current.onChange(update.state.doc.toString());
      }),
      EditorView.domEventHandlers({ beforeinput: replaceOurselves }),
      look,
      colours,
    ],
  });
}

/**
 * Replaces what is selected by what is typed. Left to itself the browser keeps the look of what stood there in a style
 * attribute, which the page's policy forbids and the console then tells of.
 */
function replaceOurselves(event: InputEvent, view: EditorView): boolean {
  if (event.inputType !== "insertText" || event.data === null || view.state.selection.main.empty || view.composing) return false;
  event.preventDefault();
  view.dispatch(view.state.replaceSelection(event.data), { userEvent: "input.type" });
  return true;
}
