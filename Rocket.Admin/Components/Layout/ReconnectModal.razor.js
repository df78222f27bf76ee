// Shown only when the connection stays away for a moment; short losses heal unseen. show(), not showModal(): the page stays readable.
const strip = document.getElementById("components-reconnect-modal");
let pending = 0;

const hide = () => { clearTimeout(pending); pending = 0; if (strip.open) { strip.close(); } };
const show = () => { if (!strip.open && !pending) { pending = setTimeout(() => { pending = 0; strip.show(); }, 400); } };
const freshPage = () => location.reload();

async function reconnect() {
  document.removeEventListener("visibilitychange", whenSeen);
  try {
    // false: the server answered but no longer knows this page; its state may still be resumed.
    if (await Blazor.reconnect() || await Blazor.resumeCircuit()) { hide(); } else { freshPage(); }
  } catch {
    document.addEventListener("visibilitychange", whenSeen);
  }
}

async function resume() {
  try {
    if (await Blazor.resumeCircuit()) { hide(); } else { freshPage(); }
  } catch {
    strip.classList.replace("components-reconnect-paused", "components-reconnect-resume-failed");
  }
}

function whenSeen() {
  if (document.visibilityState === "visible") { void reconnect(); }
}

strip.addEventListener("components-reconnect-state-changed", ({ detail }) => {
  switch (detail.state) {
    case "hide": hide(); break;
    case "failed": show(); document.addEventListener("visibilitychange", whenSeen); addEventListener("online", reconnect, { once: true }); break;
    case "rejected": freshPage(); break;
    default: show();
  }
});
document.getElementById("components-reconnect-button").addEventListener("click", reconnect);
document.getElementById("components-resume-button").addEventListener("click", resume);
