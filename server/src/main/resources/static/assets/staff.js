// Conveniences of the staff screens; every screen works without them.
"use strict";

function typing(target) {
  return target instanceof HTMLElement
    && target.matches("input:not([type=checkbox], [type=radio]), select, textarea");
}

function toggleKeys() {
  const keys = document.getElementById("keys");
  keys.open = !keys.open;
  if (keys.open) {
    keys.querySelector("summary").focus();
  }
}

// What the page has given this key: the screen before the menu.
function withKey(key) {
  const named = `[data-key="${CSS.escape(key)}"]:not(:disabled, [hidden], [hidden] *)`;
  return document.querySelector(`main ${named}`) ?? document.querySelector(named);
}

// To the first thing of the next or previous row of the list that is walked.
function walk(step) {
  const rows = [...document.querySelectorAll("[data-walk] tbody tr, [data-walk] > li")]
    .map((row) => row.querySelector("a[href], button, summary, input:not([type=hidden])"))
    .filter(Boolean);
  const now = rows.findIndex((stop) => stop.closest("tr, li").contains(document.activeElement));
  const next = now < 0 ? (step > 0 ? 0 : rows.length - 1) : now + step;
  rows[next]?.focus();
  return rows.length > 0;
}

function openMenu() {
  const first = document.querySelector(".menu summary, .menu a");
  first?.focus();
  return Boolean(first);
}

function closeMenu() {
  const open = document.querySelector(".menu details[open]");
  if (open) {
    open.open = false;
    open.querySelector("summary").focus();
  }
}

function firstField() {
  const first = document.querySelector(
    "main input:not([type=hidden]):not([hidden]), main select, main textarea");
  first?.focus();
  return Boolean(first);
}

// To the field that is wrong or doubted, whose value is typed over, or where the form begins.
function begin(form) {
  const field = form.querySelector("[aria-invalid=true]")
    ?? form.querySelector(".doubted input:not([type=checkbox]), .doubted select")
    ?? form.querySelector("[data-focus]");
  field?.focus();
  field?.select?.();
  return Boolean(field);
}

function press(key) {
  const own = withKey(key);
  if (own?.matches("details[open] > summary") && begin(own.parentElement)) {
    return true;
  }
  if (own) {
    // what it is folded into opens, so that the focus is never lost
    const place = own.matches("summary") ? own.parentElement.parentElement : own;
    place.closest("main details:not([open])")?.setAttribute("open", "");
    own.focus();
    own.click();
    if (own.matches("details[open] > summary")) {
      begin(own.parentElement); // at once: fast fingers type on
    }
    return true;
  }
  switch (key) {
    case "F1": case "?": toggleKeys(); return true;
    case "/": return firstField();
    case "m": return openMenu();
    case "j": return walk(1);
    case "k": return walk(-1);
    default: return false;
  }
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) {
    return;
  }
  if (event.key === "Escape") {
    closeMenu();
  } else if ((!typing(event.target) || /^F\d+$/.test(event.key)) && press(event.key)) {
    event.preventDefault();
  }
});

// A menu that is left closes.
document.addEventListener("focusin", (event) => {
  document.querySelectorAll(".menu details[open]").forEach((group) => {
    if (!group.contains(event.target)) {
      group.open = false;
    }
  });
});
document.addEventListener("click", (event) => {
  if (!event.target.closest(".menu")) {
    document.querySelectorAll(".menu details[open]").forEach((group) => { group.open = false; });
  }
});

// Enter never submits twice, unless a form only fetches a file and says so.
document.addEventListener("submit", (event) => {
  if ("again" in event.target.dataset) {
    return;
  }
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
  const wrong = document.querySelector("main [aria-invalid=true][id]");
  const way = document.getElementById("to-field");
  if (wrong && way) {
    way.querySelector("a").setAttribute("href", `#${wrong.id}`);
    way.hidden = false;
  }
}

// In a part of a form with a button of its own, Enter presses that.
document.addEventListener("keydown", (event) => {
  const button = event.key === "Enter" && document.getElementById(event.target.dataset?.enter);
  if (button) {
    event.preventDefault();
    button.click();
  }
});

// What opens takes the focus, so that typing can begin.
document.addEventListener("toggle", (event) => {
  if (event.target.open && !event.target.querySelector("form :focus")) {
    begin(event.target);
  }
}, true);
