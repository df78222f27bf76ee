// Dragging by the handle, with mouse, pen or finger. The order changes on the server only when the row is dropped.
let stopCurrent = null;

export function start(list, page) {
  const down = event => {
    const handle = event.target.closest("[data-handle]");
    if (!handle || event.button !== 0) {
      return;
    }
    event.preventDefault();
    lift(handle.closest("[data-provider]"), event, list, page);
  };
  list.addEventListener("pointerdown", down);
  stopCurrent = () => list.removeEventListener("pointerdown", down);
}

export function stop() {
  stopCurrent?.();
  stopCurrent = null;
}

function lift(row, down, list, page) {
  const others = [...list.querySelectorAll("[data-provider]")].filter(other => other !== row);
  const from = [...list.querySelectorAll("[data-provider]")].indexOf(row);
  let place = from;
  row.classList.add("lifted");
  const move = event => {
    row.style.transform = `translateY(${event.clientY - down.clientY}px)`;
    place = others.filter(other => middle(other) < event.clientY).length;
    clear(others);
    if (place !== from) {
      (place < others.length ? others[place] : others[others.length - 1]).classList.add(place < others.length ? "drop-before" : "drop-after");
    }
  };
  const end = dropped => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", up);
    removeEventListener("pointercancel", cancel);
    removeEventListener("keydown", key, true);
    clear(others);
    row.classList.remove("lifted");
    row.style.transform = "";
    if (dropped && place !== from) {
      page.invokeMethodAsync("DroppedAsync", row.dataset.provider, place);
    }
  };
  const up = () => end(true);
  const cancel = () => end(false);
  const key = event => {
    if (event.key === "Escape") {
      event.stopPropagation();
      end(false);
    }
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", up);
  addEventListener("pointercancel", cancel);
  addEventListener("keydown", key, true);
}

function middle(row) {
  const box = row.getBoundingClientRect();
  return box.top + box.height / 2;
}

function clear(rows) {
  rows.forEach(row => row.classList.remove("drop-before", "drop-after"));
}
