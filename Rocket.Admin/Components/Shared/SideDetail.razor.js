const narrow = matchMedia("(max-width: 959.98px)");
const focusable = "a[href], button:not(:disabled), input:not(:disabled), select, textarea, iframe, [tabindex='0']";
let before = null;
let pane = null;
let owner = null;

function onKey(event) {
  if (!pane || event.defaultPrevented) { return; }
  // A dialog, menu or editor on top takes Escape for itself.
  const elsewhere = document.querySelector(".mud-dialog, [popover]:popover-open, .mud-popover-open") || event.target.closest?.(".monaco-editor");
  if (event.key === "Escape" && !elsewhere) {
    event.preventDefault();
    owner?.invokeMethodAsync("CloseAsync").catch(() => { /* circuit away */ });
  } else if (event.key === "Tab" && narrow.matches && pane.contains(document.activeElement)) {
    // Full screen: what lies behind must not take the focus unseen.
    const all = [...pane.querySelectorAll(focusable)].filter(e => e.offsetParent !== null);
    const edge = event.shiftKey ? all[0] : all.at(-1);
    if (document.activeElement === edge || (event.shiftKey && document.activeElement === pane)) {
      event.preventDefault();
      (event.shiftKey ? all.at(-1) : all[0])?.focus();
    }
  }
}

export function open(element, reference) {
  before = document.activeElement;
  pane = element;
  owner = reference;
  document.addEventListener("keydown", onKey);
  pane.focus({ preventScroll: true });
}

export function close() {
  document.removeEventListener("keydown", onKey);
  if (before?.isConnected) { before.focus({ preventScroll: true }); }
  before = pane = owner = null;
}
