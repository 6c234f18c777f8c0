"use strict";
(() => {
  // pages of actors and rounds: a link to one opens it; paper gets those that are open, and the heads of the others
  const openTarget = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target instanceof HTMLDetailsElement) { target.open = true; target.scrollIntoView(); }
  };
  addEventListener("hashchange", openTarget);
  openTarget();

  const store = document.getElementById("ledger");
  if (!store) return;
  const ledger = JSON.parse(store.textContent);
  const SIGNS = { support: "+", conditional: "±", oppose: "−", neutral: "o", mixed: "≠", "": "·" };
  const WORDS = { support: "supports", conditional: "supports on conditions", oppose: "opposes", neutral: "present without a position", mixed: "for and against", "": "cited titles only" };
  const [COUNTS, EARLIER] = [0, 1];
  const documents = ledger.documents.map(([id, path, title, outlet, side, language, published, original]) => ({ id, path, title, outlet, side, language, published, original }));
  const sentences = ledger.sentences.map(([source, page, section, lang, text]) => ({ source: documents[source], page, section, lang, text }));
  const statements = ledger.statements.map(([sentence, stance, certainty, factor, state, date, basis, motives, speaker, review, copies, why]) =>
    ({ ...sentences[sentence], stance, certainty, factor, state, date, basis, motives, speaker, review, copies: copies.map((c) => documents[c]), why: ledger.reasons[why] }));
  const positions = ledger.positions.map(([actor, target, round, numbers]) => ({ actor: ledger.actors[actor], target, round, statements: numbers.map((n) => statements[n]) }));

  const form = document.getElementById("filters");
  const wanted = { language: "", side: "", least: 0, reviewed: false };
  const filtered = () => Boolean(wanted.language || wanted.side || wanted.least || wanted.reviewed);
  const counts = (s) => s.state === COUNTS && passes(s);
  const passes = (s) => (!wanted.language || s.source.language === wanted.language) && (!wanted.side || s.source.side === wanted.side)
    && s.certainty >= wanted.least && (!wanted.reviewed || s.review);

  // the rules of findings/voices.py: every document one voice, as loud as its surest statement
  const tally = (chosen) => {
    const votes = new Map();
    for (const s of chosen) {
      const key = s.source.original, weight = s.certainty * s.factor;
      if (!votes.has(key)) votes.set(key, { voice: 0, of: [0, 0, 0, 0] });
      const vote = votes.get(key);
      vote.of[s.stance] += weight;
      vote.voice = Math.max(vote.voice, weight);
    }
    const total = [...votes.values()].reduce((sum, v) => sum + v.voice, 0);
    const shares = [0, 0, 0, 0];
    for (const { voice, of } of votes.values()) {
      const sum = of.reduce((a, b) => a + b, 0);
      if (sum) of.forEach((weight, k) => { shares[k] += voice * weight / sum / total; });
    }
    return { label: label(shares), sources: votes.size };
  };
  const label = ([support, conditional, oppose, neutral]) => {
    const taken = support + conditional + oppose;
    if (neutral > 0.5 || (neutral && !taken)) return "neutral";
    if (!taken) return "";
    if (Math.min(support, oppose) >= taken / 3) return "mixed";
    return ledger.stances[[support, conditional, oppose].indexOf(Math.max(support, conditional, oppose))];
  };

  const cells = [...document.querySelectorAll("td[data-p] > .cell")].map((link) =>
    ({ link, position: positions[link.parentElement.dataset.p], drawn: link.className, said: link.getAttribute("aria-label"), sign: link.querySelector("b").textContent, sources: link.querySelector("small").textContent }));
  const rows = [...document.querySelectorAll("tr[data-p], li[data-p]")];
  const draw = () => {
    let left = 0;
    for (const cell of cells) {
      const chosen = cell.position.statements.filter(counts);
      const shown = filtered() ? chosen.length > 0 : true;
      cell.link.hidden = !shown;
      if (!shown) continue;
      left += 1;
      const found = tally(chosen), [sign, small, bar] = cell.link.children;
      bar.hidden = filtered();  // the certainty was drawn for all of the evidence
      sign.textContent = filtered() ? SIGNS[found.label] : cell.sign;
      small.textContent = filtered() ? found.sources : cell.sources;
      cell.link.className = filtered() ? `cell s-${found.label || "nothing"}` : cell.drawn;
      cell.link.setAttribute("aria-label", filtered() ? `${cell.said.split(":")[0]}: ${WORDS[found.label]}; ${found.sources} sources` : cell.said);
    }
    for (const row of rows) row.hidden = filtered() && !positions[row.dataset.p].statements.some(counts);
    form.querySelector("[role=status]").textContent = filtered()
      ? `${statements.filter(passes).length} of ${statements.length} records count${cells.length ? `; ${left} of ${cells.length} positions are left` : ""}. Changes, contradictions and certainties are still those of all records.` : "";
  };
  const read = () => {
    const data = new FormData(form);
    wanted.language = data.get("language");
    wanted.side = data.get("side");
    wanted.least = Number(data.get("least")) / 100;
    wanted.reviewed = data.has("reviewed");
    form.querySelector("output").textContent = `${data.get("least")} %`;
    document.body.classList.toggle("all", data.has("more"));
    draw();
  };
  if (form) {
    form.hidden = false;
    form.addEventListener("input", read);
    form.addEventListener("reset", () => setTimeout(read));
    form.addEventListener("submit", (event) => event.preventDefault());
    read();
  }

  const dialog = document.getElementById("evidence");
  const make = (name, attributes = {}, ...inside) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value) element.setAttribute(key, value);
    element.append(...inside);
    return element;
  };
  const article = (s) => {
    const stance = ledger.stances[s.stance];
    const notes = [`certainty ${Math.round(100 * s.certainty)} %`, s.basis, s.date && `on ${s.date.replace("/", " to ")}`, s.section && `in a ${s.section}`.replace("in a title cited", "title cited"), s.motives && `motive: ${s.motives}`];
    const state = s.state === EARLIER ? "Replaced by what is dated later. " : s.state === COUNTS ? "" : "Does not count. ";
    const place = make("a", { href: `${ledger.texts}/${s.source.id}.txt` }, make("bdi", {}, s.source.title || s.source.path));
    const where = make("figcaption", {}, place, `, page ${s.page}`, s.source.outlet && ", ", make("bdi", {}, s.source.outlet), s.source.published && `, ${s.source.published}`, " · ", make("bdi", {}, s.source.path));
    const item = make("article", { class: s.state === COUNTS && passes(s) ? "" : "off" },
      make("p", {}, make("b", { class: `sign s-${stance}`, "aria-hidden": "true" }, SIGNS[stance]), ` ${WORDS[stance]} · `, notes.filter(Boolean).join(" · ")),
      make("figure", { class: "q" }, make("blockquote", { dir: "auto", lang: s.lang }, s.text), where));
    if (s.speaker) item.append(make("p", { class: "meta" }, "voiced by ", make("bdi", {}, s.speaker)));
    item.append(make("p", { class: "meta" }, state, s.review ? `Review: ${s.review}. ` : "Not reviewed. ", s.copies.length ? `Also printed in ${s.copies.map((d) => d.path).join(", ")}. ` : "", s.why ? `Why the machine says so: ${s.why}.` : ""));
    return item;
  };
  const show = (position, said) => {
    const order = [...position.statements].sort((a, b) => a.state - b.state || b.certainty * b.factor - a.certainty * a.factor);
    dialog.querySelector("h2").replaceChildren(make("bdi", {}, said));
    dialog.querySelector(".list").replaceChildren(...order.map(article));
    dialog.showModal();
    dialog.querySelector("h2").focus();
    dialog.scrollTop = 0;
  };
  for (const { link, position } of cells) {
    link.setAttribute("role", "button");
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      show(position, link.getAttribute("aria-label"));
    });
    link.addEventListener("keydown", (event) => { if (event.key === " ") { event.preventDefault(); link.click(); } });
  }
  for (const row of rows) {
    row.querySelector(".open")?.addEventListener("click", () => {
      const position = positions[row.dataset.p];
      show(position, `${position.actor}, ${(row.querySelector("th") ?? row.querySelector(".open")).textContent}`);
    });
  }
  dialog.querySelector(".close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
})();
