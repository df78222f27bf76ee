let layout = null;
const tell = event => layout?.invokeMethodAsync("ThemeChanged", event.detail).catch(() => { /* circuit away: it asks again when it starts */ });

export function start(reference) {
  layout = reference;
  document.addEventListener("rocket:theme", tell);
  return document.documentElement.dataset.theme === "dark";
}

export function stop() {
  document.removeEventListener("rocket:theme", tell);
  layout = null;
}
