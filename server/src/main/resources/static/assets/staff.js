// Conveniences of the staff screens; every screen works without them.
"use strict";

function typing(target) {
  return target instanceof HTMLElement && target.matches("input, select, textarea");
}

function toggleKeys() {
  const keys = document.getElementById("keys");
  keys.open = !keys.open;
  if (keys.open) {
    keys.querySelector("summary").focus();
  }
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) {
    return;
  }
  const entry = document.querySelector(`.menu a[data-key="${CSS.escape(event.key)}"]`);
  if (entry) {
    event.preventDefault();
    entry.click();
  } else if (event.key === "F1" || (event.key === "?" && !typing(event.target))) {
    event.preventDefault();
    toggleKeys();
  } else if (event.key === "/" && !typing(event.target)) {
    const first = document.querySelector("main input:not([type=hidden]):not([hidden]), main select");
    if (first) {
      event.preventDefault();
      first.focus();
    }
  }
});

// Enter never submits twice.
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) {
    event.preventDefault();
  } else {
    event.target.dataset.sent = "yes";
  }
});

// A page that comes back from the browser's memory can be sent again.
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});

const summary = document.querySelector(".summary");
if (summary) {
  summary.tabIndex = -1;
  summary.focus();
}
