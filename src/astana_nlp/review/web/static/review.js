// The desk of one reviewer: keys, queue, dialogs. Nothing is shown as decided before the server has it on its disk.
import { combobox } from "./combobox.js";
import { element } from "./elements.js";
import { selected } from "./selection.js";
import { forget, get, post, record } from "./server.js";
import { explain } from "./why.js";

const pane = document.getElementById("item");
const list = document.getElementById("queue");
const form = document.getElementById("filters");
const AHEAD = 3; // records fetched before they are asked for
const STANCES = ["support", "oppose", "conditional", "neutral"];
const languages = new Intl.DisplayNames(["en"], { type: "language" });

let items = []; // the records of the queue as the server ordered them
let current = ""; // key of the record that is shown
let busy = false; // a decision is on its way: further keys would decide a record that nobody has seen
let refiltered = false; // a filter was changed meanwhile: what is shown next has to heed it
let draft = {}; // corrections that wait for the decision
const trail = []; // keys of the records that were shown, for going back

const box = (name) => document.getElementById(`${name}-box`);
const field = (name) => document.getElementById(name);

// ---- fetching ahead ----

// a browser opens six connections to a server: what is slow must not hold them when the next record is asked for
let slow = new AbortController();

function dropSlow() {
  slow.abort();
  slow = new AbortController();
  pane.querySelector(".source img")?.removeAttribute("src");
}

async function fetchAhead() {
  const at = items.findIndex((item) => item.id === current);
  const ahead = items.slice(at + 1).filter((item) => !item.decided).slice(0, AHEAD);
  const coming = await Promise.all(ahead.map((item) => record(item.id).catch(() => "")));
  const pages = ahead.filter((_, i) => coming[i].includes('data-image="yes"'));
  const { signal } = slow;
  for (const item of pages) { // draws one page after the other
    if (signal.aborted) return;
    await fetch(`/page/top?id=${encodeURIComponent(item.id)}`, { signal }).catch(() => {});
  }
}

// ---- showing ----

async function load({ keep = false } = {}) {
  const wanted = new URLSearchParams([...new FormData(form)].filter(([key, value]) => value && !(key === "show" && value === "open")));
  const answer = await get(`/queue?${wanted}`);
  items = answer.items;
  forget();
  const kept = keep && items.some((item) => item.id === current);
  const next = kept ? current : items.find((item) => !item.decided)?.id ?? items[0]?.id ?? "";
  if (next) await record(next); // so that the filters and the record that they let through appear together
  field("queue-count").textContent = `${answer.count} record${answer.count === 1 ? "" : "s"}`;
  const on = [...wanted.keys()].length;
  field("filters-on").textContent = on ? `· ${on} on` : "";
  history.replaceState(null, "", on ? `/?${wanted}` : "/");
  list.replaceChildren(...items.map(entry));
  tell(answer);
  await show(next);
}

function entry(item) {
  const row = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.go = item.id;
  button.classList.toggle("decided", item.decided);
  const mark = element("span", `dot ${item.stance}`, "");
  const who = element("bdi", "who", item.holder);
  who.dir = "auto";
  const sub = [item.stance, item.round && `round ${item.round}`, ...item.reasons.slice(0, 1)].filter(Boolean).join(" · ");
  button.append(mark, who, element("span", "sub", sub));
  row.append(button);
  return row;
}

async function show(id) {
  draft = {};
  if (!id) {
    current = "";
    dropSlow();
    pane.replaceChildren(nothing());
    return;
  }
  dropSlow();
  const html = await record(id);
  const made = document.createElement("template");
  made.innerHTML = html; // made by our templates, which escape whatever a document says
  pane.replaceChildren(made.content);
  if (trail.at(-1) !== id) trail.push(id);
  current = id;
  for (const button of list.querySelectorAll("[aria-current]")) button.removeAttribute("aria-current");
  const own = list.querySelector(`[data-go="${CSS.escape(id)}"]`);
  own?.setAttribute("aria-current", "true");
  own?.scrollIntoView({ block: "nearest" });
  pane.scrollTop = 0;
  settleSource();
  name(pane);
  document.body.dataset.shown = id;
  fetchAhead();
  explain(id, pane, slow.signal);
}

// what is left to do where no record is: to take filters away that leave nothing, or to stop
function nothing() {
  const { show, ...narrow } = Object.fromEntries(new FormData(form));
  const filtered = Object.values(narrow).some(Boolean);
  const said = { open: "Everything is decided. Enjoy the evening.", disputed: "No disagreement is left.", all: "There is no record." };
  const line = element("div", "empty", filtered ? "No record passes all of these filters." : said[show] ?? `No record is ${show}.`);
  if (filtered || show !== "open") {
    const clear = element("button", "", "Clear the filters");
    clear.type = "button";
    clear.addEventListener("click", () => form.reset());
    line.append(clear);
  }
  return line;
}

function settleSource() {
  const source = pane.querySelector(".source");
  const text = source.querySelector(".text");
  const image = source.querySelector("img");
  source.classList.toggle("as-text", !image || localStorage.getItem("source") === "text");
  const mark = text.querySelector(".evidence");
  if (mark) text.scrollTop = mark.offsetTop - text.offsetTop - text.clientHeight / 3;
  if (!image) return;
  const id = current;
  const { signal } = slow;
  image.addEventListener("error", () => signal.aborted || source.classList.add("as-text"));
  image.addEventListener("load", async () => {
    image.removeAttribute("height");
    const { top } = await get(`/page/top?id=${encodeURIComponent(id)}`, signal).catch(() => ({ top: null }));
    const sheet = image.parentElement;
    if (top !== null) sheet.scrollTop = top * image.clientHeight - sheet.clientHeight / 3;
  });
}

function name(root) {
  for (const node of root.querySelectorAll("[data-language]")) {
    const [code] = node.textContent.split(" ");
    if (/^[a-z]{2,3}$/.test(code)) node.textContent = node.textContent.replace(code, languages.of(code));
  }
}

function tell({ progress, agreement }) {
  field("progress").max = Math.max(progress.total, 1);
  field("progress").value = progress.decided;
  field("counts").textContent = `${progress.decided} of ${progress.total} decided · ${progress.mine} by you`;
  field("agreement").textContent = agreement;
  field("disputed-count").textContent = progress.disputed;
  document.body.dataset.mine = progress.mine;
}

function say(text) {
  field("said").textContent = text;
  field("failed").textContent = "";
}

function fail(error) {
  field("failed").textContent = `Not saved: ${error.message}. Nothing was changed; try again.`;
}

// ---- deciding ----

async function working(task) {
  if (busy) return;
  busy = true;
  document.body.dataset.busy = "yes";
  try {
    await task();
  } catch (error) {
    fail(error);
  } finally {
    busy = false;
    delete document.body.dataset.busy;
    if (refiltered) {
      refiltered = false;
      await working(load);
    }
  }
}

function decide(fields, word) {
  if (!current) return;
  working(async () => {
    const settles = form.elements.show.value === "disputed" ? "yes" : "no";
    const id = current;
    tell(await post("/decide", { ...draft, ...fields, id, settles }));
    mark(id, true);
    say(`${word}. Undo (Z) takes it back.`);
    await go(1);
  });
}

function mark(id, decided) {
  forget(id);
  const item = items.find((found) => found.id === id);
  if (item) item.decided = decided;
  list.querySelector(`[data-go="${CSS.escape(id)}"]`)?.classList.toggle("decided", decided);
}

function undo() {
  working(async () => {
    const answer = await post("/undo", {});
    tell(answer);
    if (!answer.id) return say("There is nothing of yours to take back.");
    mark(answer.id, false);
    say("Taken back.");
    await show(answer.id);
  });
}

async function go(step) {
  const at = items.findIndex((item) => item.id === current);
  if (step < 0) {
    trail.pop();
    return show(trail.at(-1) ?? current);
  }
  const open = items.slice(at + 1).find((item) => !item.decided) ?? items.find((item) => !item.decided && item.id !== current);
  if (open) return show(open.id);
  if (["open", "disputed"].includes(form.elements.show.value)) return load();
  return show(items[at + 1]?.id ?? items[0]?.id ?? "");
}

function correct(change) {
  Object.assign(draft, change);
  const names = { reviewed_holder: "holder", reviewed_target: "target", reviewed_round: "round", note: "note" };
  const parts = Object.entries(draft).map(([key, value]) => `${names[key]}: ${value}`);
  const shown = field("draft");
  shown.textContent = parts.length ? `Will be decided with ${parts.join(" · ")}. C confirms the rest.` : "";
  shown.hidden = !parts.length;
}

// ---- dialogs ----

function open(dialog, focus) {
  dialog.showModal();
  focus?.focus();
  focus?.select?.();
}

// the browser moves the focus out of a closed dialog later: a key pressed at once would still go into it
function shut(dialog) {
  dialog.close();
  pane.focus({ preventScroll: true });
}

const holders = combobox(field("holder-input"), field("holder-list"), (name) => {
  shut(box("holder"));
  correct({ reviewed_holder: name });
});
const added = combobox(field("add-holder"), field("add-list"), (name) => {
  field("add-holder").value = name;
  added.clear();
  field("add-form").elements["add-stance"][0].focus();
});

let missed = null;

function addMissed() {
  missed = selected(pane);
  if (!missed) return say("Select the mention of the holder in a text first, then press A.");
  field("add-form").reset();
  field("add-mention").textContent = missed.text;
  field("add-holder").value = missed.text;
  open(box("add"), field("add-holder"));
  added.search();
}

field("add-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const chosen = field("add-form").elements["add-stance"].value;
  working(async () => {
    const answer = await post("/add", {
      doc_id: missed.doc_id,
      start: String(missed.start),
      end: String(missed.end),
      reviewed_holder: field("add-holder").value,
      reviewed_stance: chosen,
      reviewed_target: field("add-target").value,
      reviewed_round: field("add-round").value,
      note: field("add-note").value,
    });
    tell(answer);
    shut(box("add"));
    say("Added. Undo (Z) takes it back.");
  });
});

// the numbers of a telephone have no Enter
field("holder-take").addEventListener("click", holders.taken);
field("round-take").addEventListener("click", takeRound);
field("round-input").addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  takeRound();
});
function takeRound() {
  const value = field("round-input").value.trim();
  if (!/^\d{1,2}$/.test(value)) return;
  shut(box("round"));
  correct({ reviewed_round: Number(value) ? String(Number(value)) : "none" });
}
box("target").addEventListener("click", (event) => take(event.target.closest("[data-target]")));
box("target").addEventListener("keydown", (event) => take(box("target").querySelectorAll("[data-target]")[digit(event) - 1]));
function take(button) {
  if (!button) return;
  shut(box("target"));
  correct({ reviewed_target: button.dataset.target });
}
field("note-take").addEventListener("click", () => {
  shut(box("note"));
  correct({ note: field("note-input").value });
});
field("note-only").addEventListener("click", () => {
  shut(box("note"));
  working(async () => {
    tell(await post("/decide", { id: current, review: "", note: field("note-input").value }));
    forget(current);
    say("Noted.");
    await show(current);
  });
});

// ---- keys and clicks ----

const ACTS = {
  confirm: () => decide({ review: "confirmed" }, "Confirmed"),
  reject: () => decide({ review: "rejected" }, "Rejected"),
  unsure: () => decide({ review: "unsure" }, "Unsure"),
  ...Object.fromEntries(STANCES.map((stance) => [stance, () => decide({ review: "corrected", reviewed_stance: stance }, `Decided: ${stance}`)])),
  holder: () => { field("holder-input").value = ""; holders.clear(); open(box("holder"), field("holder-input")); },
  target: () => open(box("target"), box("target").querySelector("button")),
  round: () => { field("round-input").value = ""; open(box("round"), field("round-input")); },
  note: () => { field("note-input").value = draft.note ?? ""; open(box("note"), field("note-input")); },
  add: addMissed,
  undo,
  next: () => working(() => skip()),
  back: () => working(() => go(-1)),
  help: () => open(box("help")),
  page: () => {
    const text = pane.querySelector(".source")?.classList.toggle("as-text");
    localStorage.setItem("source", text ? "text" : "page");
  },
  filter: () => { field("filter-box").open = true; form.elements.show.focus(); },
  words: () => { field("filter-box").open = true; form.elements.words.focus(); },
};
const KEYS = { c: "confirm", x: "reject", u: "unsure", h: "holder", t: "target", r: "round", m: "note", a: "add", z: "undo" };
Object.assign(KEYS, { n: "next", p: "back", g: "page", f: "filter", "/": "words", "?": "help", ArrowRight: "next", ArrowLeft: "back" });

function skip() {
  const at = items.findIndex((item) => item.id === current);
  return show(items[at + 1]?.id ?? items[0]?.id ?? "");
}

function digit(event) {
  const match = /^(?:Digit|Numpad)(\d)$/.exec(event.code); // also where digits need Shift, as on French keyboards
  return match ? Number(match[1]) : 0;
}

function actOf(event) {
  if (STANCES[digit(event) - 1]) return STANCES[digit(event) - 1];
  if (KEYS[event.key]) return KEYS[event.key];
  if (/^[a-z]$/i.test(event.key)) return KEYS[event.key.toLowerCase()];
  // on an Arabic, Persian or Russian keyboard the key counts, not its letter
  return /^Key[A-Z]$/.test(event.code) ? KEYS[event.code.slice(3).toLowerCase()] : undefined;
}

for (const dialog of document.querySelectorAll("dialog")) {
  dialog.addEventListener("submit", (event) => event.defaultPrevented || shut(dialog));
  dialog.addEventListener("keydown", (event) => {
    event.stopPropagation(); // what is pressed in a dialog stays there, also the key that closes it
    if (event.key !== "Escape") return;
    event.preventDefault();
    shut(dialog);
  });
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (event.key === "Escape" && event.target.closest("#filters")) pane.focus();
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat || !field("single-keys").checked) return;
  const pressed = event.target.closest("button, a, summary");
  const act = event.key === "Enter" && !pressed ? "confirm" : actOf(event);
  if (!act) return;
  event.preventDefault();
  ACTS[act]();
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.act) ACTS[button.dataset.act]();
  if (button?.dataset.go) working(() => show(button.dataset.go));
  if (button?.hasAttribute("data-close")) shut(button.closest("dialog"));
});
// a click into the bar of decisions must not take away what is selected in a text
document.querySelector(".acts").addEventListener("mousedown", (event) => event.preventDefault());

form.addEventListener("change", () => { if (busy) refiltered = true; else working(load); });
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(() => working(load)));
field("disputed").addEventListener("click", () => {
  form.elements.show.value = form.elements.show.value === "disputed" ? "open" : "disputed";
  working(load);
});

field("single-keys").checked = localStorage.getItem("single-keys") !== "off";
field("single-keys").addEventListener("change", () => localStorage.setItem("single-keys", field("single-keys").checked ? "on" : "off"));

function paint() {
  const theme = localStorage.getItem("theme");
  if (theme) document.documentElement.dataset.theme = theme;
}
field("theme").addEventListener("click", () => {
  const dark = document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  localStorage.setItem("theme", dark ? "light" : "dark");
  paint();
});

paint();
for (const [key, value] of new URLSearchParams(location.search)) {
  if (form.elements[key]) form.elements[key].value = value;
}
name(form);
load().catch(fail);
