// Moving through the list answers without the server: j, k and the arrows move, Enter opens (the row's link), "/" goes to the search.
const typing = "input, textarea, select, [contenteditable], .monaco-editor, .mud-dialog, .mud-popover";
let root = null;
let owner = null;
let observer = null;
let watched = null;
let renders = null;

const links = () => [...root.querySelectorAll("tbody a.row-link")];

function step(direction) {
  const all = links();
  if (all.length === 0) { return false; }
  const at = all.findIndex(link => link === document.activeElement || (!all.includes(document.activeElement) && link.closest("tr").ariaSelected === "true"));
  const next = all[at < 0 ? 0 : Math.min(Math.max(at + direction, 0), all.length - 1)];
  next.focus({ preventScroll: true });
  next.closest("tr").scrollIntoView({ block: "nearest" });
  // With a message open, the pane goes along; that is one place in the history, not twenty.
  if (document.querySelector(".side-detail")) { Blazor.navigateTo(next.href, { replaceHistoryEntry: true }); }
  return true;
}

function onKey(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(typing) || document.querySelector(".mud-dialog")) { return; }
  const inPane = event.target.closest?.(".side-detail");
  const moves = { j: 1, k: -1, ...(inPane ? {} : { ArrowDown: 1, ArrowUp: -1 }) };
  const taken = event.key in moves ? step(moves[event.key])
    : event.key === "/" && !inPane ? (root.querySelector("input[type=search]")?.focus(), true) : false;
  if (taken) { event.preventDefault(); }
}

function onClick(event) {
  const row = event.target.closest("tbody tr");
  if (row && !event.target.closest("a, button") && !getSelection().toString()) { row.querySelector("a.row-link").click(); }
}

function watch() {
  const end = root.querySelector("[data-more]");
  if (end === watched) { return; }
  if (watched) { observer.unobserve(watched); }
  watched = end;
  if (end) { observer.observe(end); }
}

export function start(element, reference) {
  root = element;
  owner = reference;
  observer = new IntersectionObserver(entries => {
    if (entries.some(entry => entry.isIntersecting)) { owner?.invokeMethodAsync("MoreAsync").catch(() => { /* circuit away */ }); }
  }, { rootMargin: "400px" });
  renders = new MutationObserver(watch);
  renders.observe(root, { childList: true, subtree: true });
  document.addEventListener("keydown", onKey);
  root.addEventListener("click", onClick);
  watch();
}

export function stop() {
  document.removeEventListener("keydown", onKey);
  root?.removeEventListener("click", onClick);
  observer?.disconnect();
  renders?.disconnect();
  root = owner = observer = watched = renders = null;
}
