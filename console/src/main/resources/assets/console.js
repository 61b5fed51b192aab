// Keys, theme and language. Letters never act while someone types or composes Vietnamese (Telex, VNI).
"use strict";
const $ = (selector) => document.querySelector(selector);
const year = 60 * 60 * 24 * 365;
const remember = (name, value) => {
  document.cookie = `${name}=${value};path=/;max-age=${year};samesite=lax`;
};

document.querySelectorAll("[data-lang]").forEach((button) => button.addEventListener("click", () => {
  remember("lang", button.dataset.lang);
  location.reload();
}));

$("[data-theme-next]")?.addEventListener("click", () => {
  const next = { auto: "light", light: "dark", dark: "auto" }[document.documentElement.dataset.theme] ?? "auto";
  document.documentElement.dataset.theme = next;
  remember("theme", next);
});

$("[data-keys]")?.addEventListener("click", () => $("#keys").showModal());

const typing = (event) => event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey
  || event.target.closest("input, textarea, select, [contenteditable]") || document.querySelector("dialog[open]");

const move = (step) => {
  const items = [...document.querySelectorAll(".q")];
  const here = items.findIndex((item) => item.getAttribute("aria-current") === "true");
  items[here + step]?.click();
};

let first = "";
document.addEventListener("keydown", (event) => {
  if (typing(event)) {
    first = "";
    return;
  }
  const key = event.key.toLowerCase();
  const led = first;
  first = "";
  if (led === "g") {
    document.querySelector(`[data-go="${CSS.escape(key.toUpperCase())}"]`)?.click();
  } else if (led === "d") {
    document.querySelector(`[data-reason="${CSS.escape(key)}"]`)?.click();
  } else if (key === "g" || key === "d") {
    first = key;
    if (key === "d") {
      $("[data-reason]")?.closest("fieldset").scrollIntoView({ block: "nearest" });
    }
  } else if (key === "j" || key === "k") {
    move(key === "j" ? 1 : -1);
  } else if (key === "/") {
    event.preventDefault();
    ($("main input[type=search]") ?? $("#find"))?.focus();
  } else if (key === "?") {
    $("#keys")?.showModal();
  } else {
    document.querySelector(`[data-key="${CSS.escape(key)}"]`)?.click();
  }
});

// A decision is sent once, however often the button is pressed.
document.querySelectorAll("form[data-decide]").forEach((form) => form.addEventListener("submit", (event) => {
  if (form.dataset.sent) {
    event.preventDefault();
  }
  form.dataset.sent = "yes";
}));

$(".q[aria-current]")?.scrollIntoView({ block: "nearest" });
