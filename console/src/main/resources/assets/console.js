// Keys, palette, help, toast, theme, language. Letters never act while somebody types or composes Vietnamese.
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const YEAR = 60 * 60 * 24 * 365;
const remember = (name, value) => {
  document.cookie = `${name}=${value};path=/;max-age=${YEAR};samesite=lax`;
};
const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");
const say = (text) => {
  const line = $("#say");
  if (line) {
    line.textContent = text;
  }
};

/** Whether a key belongs to what somebody is writing, or to the browser. */
const writing = (event) => {
  const at = event.target.closest?.("dialog:not([open])") ? document.body : event.target;
  return event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey
    || event.defaultPrevented || event.repeat || at.isContentEditable
    || (/^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) && !/^(checkbox|radio|button|submit)$/.test(at.type))
    || $("dialog[open]") !== null || localStorage.getItem("letters") === "off";
};

const open = (id) => {
  const dialog = document.getElementById(id);
  if (!dialog || dialog.open) {
    return;
  }
  dialog.showModal();
  if (id === "palette") {
    $("input", dialog).value = "";
    offer("");
  }
};

const asking = (on) => {
  const bar = $(".decide");
  bar?.classList.toggle("asking", on);
  const label = $("[data-ask]");
  if (label && on) {
    label.dataset.plain ??= label.textContent;
    label.textContent = label.dataset.ask;
    say(label.dataset.ask);
  } else if (label?.dataset.plain) {
    label.textContent = label.dataset.plain;
  }
};

const move = (step) => {
  const rows = $$(".queue .q");
  rows[rows.findIndex((row) => row.getAttribute("aria-current") === "true") + step]?.click();
};

let led = "";
const lead = (key) => {
  led = key;
  setTimeout(() => {
    led = led === key && key === "g" ? "" : led;
  }, 1500);
};

const act = (key) => {
  const before = led;
  led = "";
  if (before === "g") {
    $(`[data-go="${CSS.escape(key)}"]`)?.click();
  } else if (before === "d" && /^[1-9]$/.test(key)) {
    $(`[data-reason="${key}"]`)?.click();
  } else if (key === "g") {
    lead(key);
  } else if (key === "d" && $("[data-dismiss]")) {
    lead(key);
    asking(true);
  } else if (key === "escape") {
    asking(false);
  } else if (key === "j" || key === "k") {
    move(key === "j" ? 1 : -1);
  } else if (key === "n" && !$('[data-key="n"]')) {
    move(1);
  } else if (key === "?") {
    open("keys");
  } else if (key === "/") {
    const box = $("[data-search]:not(dialog)");
    box ? box.focus() : open("palette");
    return true;
  } else {
    const target = $(`[data-key="${CSS.escape(key)}"]`);
    target?.click();
    return target !== null;
  }
  return false;
};

addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    open("palette");
  } else if (!writing(event) && act(event.key.toLowerCase())) {
    event.preventDefault();
  }
});

document.addEventListener("click", (event) => {
  const on = (selector) => event.target.closest(selector);
  const opener = on("[data-open]");
  const toggle = on("[data-toggle]");
  if (opener) {
    open(opener.dataset.open);
  } else if (on("[data-close]")) {
    on("dialog").close();
  } else if (event.target.tagName === "DIALOG") {
    event.target.close();
  } else if (on("[data-lang]")) {
    remember("lang", on("[data-lang]").dataset.lang);
    location.reload();
  } else if (on("[data-theme-next]")) {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    const now = document.documentElement.dataset.theme;
    const next = (now === "auto" ? dark : now) === "dark" ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    remember("theme", next);
  } else if (on("[data-dismiss]")) {
    led = "d";
    asking(!$(".decide").classList.contains("asking"));
  } else if (on("[data-copy]")) {
    navigator.clipboard?.writeText(location.href).then(() => note(on("[data-copy]").dataset.copy));
  } else if (toggle) {
    const part = $(toggle.dataset.toggle);
    toggle.setAttribute("aria-expanded", part.classList.toggle("open"));
  }
});

const note = (text) => {
  $(".toast-hd[data-note]")?.remove();
  const box = document.createElement("div");
  box.className = "toast-hd";
  box.dataset.note = "";
  box.textContent = text;
  document.body.append(box);
  say(text);
  setTimeout(() => box.remove(), 4000);
};

// The palette: commands of this page, found with or without marks, then the archive.
let shown = [];
let picked = 0;
const commands = () => [...$$("[data-command]"), ...$$(".top [data-open], .top [data-theme-next], .top [data-lang]")]
  .filter((one) => one.dataset.open !== "palette")
  .map((one) => ({ text: one.dataset.command ?? one.getAttribute("aria-label"), run: () => one.click() }));

const offer = (typed) => {
  const list = $("#palette-list");
  const asked = fold(typed.trim());
  shown = commands().filter((one) => fold(one.text).includes(asked));
  if (asked) {
    shown.push({ text: `${$("#palette").dataset.search} ${typed.trim()}`,
      run: () => location.assign(`/archive?q=${encodeURIComponent(typed.trim())}`) });
  }
  list.replaceChildren(...shown.map((one, number) => {
    const item = document.createElement("li");
    item.setAttribute("role", "option");
    item.id = `palette-${number}`;
    item.dataset.number = number;
    item.textContent = one.text;
    return item;
  }));
  pick(0);
};

const pick = (number) => {
  picked = number;
  $$("#palette-list li").forEach((item, at) => {
    item.setAttribute("aria-selected", at === number);
    if (at === number) {
      item.scrollIntoView({ block: "nearest" });
      $("#palette input").setAttribute("aria-activedescendant", item.id);
    }
  });
};

const run = (number) => {
  $("#palette").close();
  shown[number]?.run();
};

$("#palette input")?.addEventListener("input", (event) => offer(event.target.value));
$("#palette input")?.addEventListener("keydown", (event) => {
  const count = Math.max(1, shown.length);
  if (event.isComposing || event.keyCode === 229) {
    return;
  }
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    pick((picked + (event.key === "ArrowDown" ? 1 : count - 1)) % count);
  } else if (event.key === "Enter") {
    event.preventDefault();
    run(picked);
  }
});
$("#palette-list")?.addEventListener("click", (event) => {
  const item = event.target.closest("[role=option]");
  if (item) {
    run(Number(item.dataset.number));
  }
});

const letters = $("#letters");
if (letters) {
  letters.checked = localStorage.getItem("letters") !== "off";
  letters.addEventListener("change", () => localStorage.setItem("letters", letters.checked ? "on" : "off"));
}

document.addEventListener("input", (event) => {
  const table = event.target.dataset.filter && $(event.target.dataset.filter);
  if (table) {
    const asked = fold(event.target.value);
    $$("tbody tr", table).forEach((row) => {
      row.hidden = !fold(row.textContent).includes(asked);
    });
  }
});

// What is said of the truth demands a source, as the server does too.
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-decide]");
  if (form && $("[data-truth]", form)) {
    form.cited.required = $("[data-truth]:checked", form) !== null && form.elements.document.value.trim() === "";
  }
});

// A decision is sent once, however often the button is pressed.
document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-decide]");
  if (form?.dataset.sent) {
    event.preventDefault();
    event.stopImmediatePropagation();
  } else if (form) {
    form.dataset.sent = "yes";
  }
}, true);

const arrived = () => {
  led = "";
  $(".q[aria-current]")?.scrollIntoView({ block: "nearest" });
  const toast = $("[data-toast]");
  if (toast) {
    say($("span", toast).textContent);
  }
};
document.addEventListener("htmx:afterSettle", arrived);
document.addEventListener("htmx:afterSwap", () => $("#item")?.focus({ preventScroll: true }));
arrived();
