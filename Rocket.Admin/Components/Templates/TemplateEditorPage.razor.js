let page = null;

// The browser's own "save page" helps nobody here.
function saved(event) {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "s") {
    event.preventDefault();
    // What was typed last is on its way up for a moment.
    setTimeout(() => page?.invokeMethodAsync("SaveAsync").catch(() => { /* circuit away: the text stays in the editor */ }), 200);
  }
}

export function start(reference) {
  page = reference;
  addEventListener("keydown", saved);
}

export function stop() {
  removeEventListener("keydown", saved);
  page = null;
}
