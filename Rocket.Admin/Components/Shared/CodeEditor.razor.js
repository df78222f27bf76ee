const root = "_content/BlazorMonaco/lib/monaco-editor/min/vs";
let loading = null;

function script(source) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = source;
    element.onload = resolve;
    element.onerror = () => { element.remove(); reject(new Error(`${source} did not load`)); };
    document.head.append(element);
  });
}

const theme = () => (document.documentElement.dataset.theme === "dark" ? "rocket-dark" : "rocket-light");

function defineThemes(monaco) {
  const colors = (background, foreground, line, number, selection, accent) => ({
    "editor.background": background, "editor.foreground": foreground, "editorLineNumber.foreground": number,
    "editorLineNumber.activeForeground": foreground, "editor.lineHighlightBackground": line, "editor.lineHighlightBorder": "#00000000",
    "editor.selectionBackground": selection, "editorCursor.foreground": accent, "editorWidget.border": number + "55", "focusBorder": "#00000000",
  });
  monaco.editor.defineTheme("rocket-light", { base: "vs", inherit: true, rules: [], colors: colors("#ffffff", "#17171c", "#f4f4f6", "#6b6b76", "#dcdafb", "#4f46e5") });
  monaco.editor.defineTheme("rocket-dark", { base: "vs-dark", inherit: true, rules: [], colors: colors("#131317", "#ececf1", "#1a1a1f", "#8c8c99", "#34335c", "#a3a4fb") });
  monaco.editor.setTheme(theme());
  document.addEventListener("rocket:theme", () => monaco.editor.setTheme(theme()));
}

async function load() {
  const base = new URL(root, document.baseURI).href;
  if (!globalThis.monaco) {
    await script(`${base}/loader.js`);
    globalThis.require.config({ paths: { vs: base } });
    await new Promise((resolve, reject) => globalThis.require(["vs/editor/editor.main"], resolve, reject));
  }
  // Monaco measures its letters once: the font must be there before the first editor.
  await document.fonts.load("13px 'JetBrains Mono Variable'").catch(() => []);
  defineThemes(globalThis.monaco);
  return globalThis.monaco;
}

export async function create(host, owner, value, state, debounce) {
  const monaco = await (loading ??= load().catch(error => { loading = null; throw error; }));
  const editor = monaco.editor.create(host, {
    value, language: state.language, readOnly: state.readOnly, ariaLabel: state.label, lineNumbers: state.lineNumbers ? "on" : "off",
    automaticLayout: true, minimap: { enabled: false }, scrollBeyondLastLine: false, wordWrap: "on", tabSize: 2, fixedOverflowWidgets: true,
    fontFamily: "'JetBrains Mono Variable', ui-monospace, monospace", fontSize: 13, lineHeight: 20, fontLigatures: false,
    padding: { top: 10, bottom: 10 }, lineNumbersMinChars: 3, lineDecorationsWidth: 8, renderLineHighlight: "line", overviewRulerLanes: 0,
    glyphMargin: false, folding: false, bracketPairColorization: { enabled: false }, unicodeHighlight: { ambiguousCharacters: false },
    scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, alwaysConsumeMouseWheel: false }, contextmenu: false,
  });
  // Monaco calls its live regions landmarks, all with the same name; they are heard without that.
  document.querySelectorAll(".monaco-aria-container [role=complementary]").forEach(region => region.removeAttribute("role"));
  let timer = 0;
  let silent = false;
  const tell = () => {
    clearTimeout(timer);
    timer = 0;
    owner.invokeMethodAsync("TextChangedAsync", editor.getValue()).catch(() => { /* circuit away: the text stays in the editor */ });
  };
  editor.onDidChangeModelContent(() => {
    if (silent) { return; }
    clearTimeout(timer);
    timer = setTimeout(tell, debounce);
  });
  editor.onDidBlurEditorText(() => { if (timer) { tell(); } });

  return {
    setValue(text) {
      if (timer) { return; } // the typist is ahead of the server; the pending change goes up first
      silent = true;
      editor.pushUndoStop();
      editor.executeEdits("value", [{ range: editor.getModel().getFullModelRange(), text }]);
      if (state.readOnly) { editor.setValue(text); }
      editor.pushUndoStop();
      silent = false;
    },
    update(next) {
      state = next;
      monaco.editor.setModelLanguage(editor.getModel(), next.language);
      editor.updateOptions({ readOnly: next.readOnly, ariaLabel: next.label, lineNumbers: next.lineNumbers ? "on" : "off" });
    },
    insert(text) {
      editor.pushUndoStop();
      editor.executeEdits("insert", [{ range: editor.getSelection(), text, forceMoveMarkers: true }]);
      editor.pushUndoStop();
      editor.focus();
      if (timer) { tell(); }
    },
    mark(markers) {
      monaco.editor.setModelMarkers(editor.getModel(), "rocket", markers.map(m => ({
        startLineNumber: m.line, startColumn: m.column, endLineNumber: m.line, endColumn: m.column + m.length, message: m.message, severity: m.severity,
      })));
    },
    dispose() {
      clearTimeout(timer);
      const model = editor.getModel();
      editor.dispose();
      model?.dispose();
    },
  };
}
