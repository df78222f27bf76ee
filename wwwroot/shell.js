// What the frame does without asking the server: it answers at once, also while the connection is away.
const root = document.documentElement;
const narrow = matchMedia("(max-width: 959.98px)");

function syncToggles() {
  const open = narrow.matches ? root.hasAttribute("data-drawer") : root.dataset.nav !== "mini";
  for (const button of document.querySelectorAll("[data-nav-toggle]")) {
    button.setAttribute("aria-expanded", String(open));
  }
  for (const item of document.querySelectorAll("[data-theme-set]")) {
    item.setAttribute("aria-pressed", String(item.dataset.themeSet === root.dataset.themeChoice));
  }
}

function setDrawer(open) {
  if (root.hasAttribute("data-drawer") === open) { return; }
  root.toggleAttribute("data-drawer", open);
  const nav = document.getElementById("sidenav");
  const target = open ? nav?.querySelector("a, button") : document.querySelector("[data-nav-toggle=drawer]");
  target?.focus({ preventScroll: true });
}

document.addEventListener("click", event => {
  const target = event.target instanceof Element ? event.target : null;
  if (!target) { return; }
  const theme = target.closest("[data-theme-set]");
  const toggle = target.closest("[data-nav-toggle]");
  const skip = target.closest(".skip-link");
  if (theme) {
    document.dispatchEvent(new CustomEvent("rocket:choose-theme", { detail: theme.dataset.themeSet }));
  } else if (toggle?.dataset.navToggle === "drawer") {
    setDrawer(!root.hasAttribute("data-drawer"));
  } else if (toggle) {
    document.dispatchEvent(new CustomEvent("rocket:choose-nav", { detail: root.dataset.nav === "mini" ? "full" : "mini" }));
  } else if (skip) {
    event.preventDefault(); // "#content" would be resolved against <base> and leave the page
    document.getElementById("content")?.focus();
  } else if (target.closest("#sidenav a, .scrim")) {
    setDrawer(false);
  } else if (target.closest("#blazor-error-ui .reload")) {
    event.preventDefault();
    location.reload();
  }
  syncToggles();
});

document.addEventListener("keydown", event => {
  if (event.key === "Escape" && root.hasAttribute("data-drawer")) { setDrawer(false); syncToggles(); }
});
narrow.addEventListener("change", () => { root.removeAttribute("data-drawer"); syncToggles(); });
// Menus are rendered by the circuit, after this script: bring their state up to date when one opens.
document.addEventListener("toggle", syncToggles, true);
syncToggles();

async function copy(button) {
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    // No clipboard API outside https and localhost: the old way still works there.
    const area = Object.assign(document.createElement("textarea"), { value: button.dataset.copy });
    area.style.position = "fixed";
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    button.focus();
  }
  button.dataset.copied = "";
  const announcer = document.getElementById("announcer");
  if (announcer) { announcer.textContent = "Copied"; }
  setTimeout(() => { delete button.dataset.copied; if (announcer) { announcer.textContent = ""; } }, 1500);
}

document.addEventListener("click", event => {
  const button = event.target instanceof Element ? event.target.closest("[data-copy]") : null;
  if (button) { void copy(button); }
});
