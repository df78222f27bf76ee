// Runs in the head before the first paint, so that neither theme nor navigation width ever flashes.
// Choices are kept in localStorage; the page only sees the attributes set on <html>.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const read = key => { try { return localStorage.getItem(key); } catch { return null; } };
  const write = (key, value) => { try { localStorage.setItem(key, value); } catch { /* private mode: lasts for this page only */ } };
  let choice = read("rocket-theme") ?? "system";

  const apply = () => {
    const theme = choice === "system" ? (system.matches ? "dark" : "light") : choice;
    root.dataset.theme = theme;
    root.dataset.themeChoice = choice;
    document.querySelector("meta[name=theme-color]")?.setAttribute("content", theme === "dark" ? "#0d0d10" : "#fafafb");
    document.dispatchEvent(new CustomEvent("rocket:theme", { detail: theme }));
  };

  apply();
  root.dataset.nav = read("rocket-nav") === "mini" ? "mini" : "full";
  system.addEventListener("change", apply);
  addEventListener("storage", event => {
    if (event.key === "rocket-theme") { choice = event.newValue ?? "system"; apply(); }
  });
  document.addEventListener("rocket:choose-theme", event => { choice = event.detail; write("rocket-theme", choice); apply(); });
  document.addEventListener("rocket:choose-nav", event => { root.dataset.nav = event.detail; write("rocket-nav", event.detail); });
})();
