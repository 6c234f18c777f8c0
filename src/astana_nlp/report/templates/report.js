"use strict";
(async () => {
  // pages of actors and rounds: a link to one opens it; paper gets those that are open, and the heads of the others
  const openTarget = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target instanceof HTMLDetailsElement) { target.open = true; target.scrollIntoView(); }
  };
  addEventListener("hashchange", openTarget);
  openTarget();

  // the network: an actor that is pointed at or tapped is shown with its own ties alone
  for (const svg of document.querySelectorAll(".drawing.ties")) {
    const parts = [...svg.querySelectorAll("[data-of]")].map((part) => [part, part.dataset.of.split(" ")]);
    const light = (node) => {
      const of = parts.filter(([part, ends]) => part.tagName === "line" && ends.includes(node)).flatMap(([, ends]) => ends);
      svg.classList.toggle("lit", node !== null);
      for (const [part, ends] of parts) part.classList.toggle("on", part.tagName === "line" ? ends.includes(node) : ends[0] === node || of.includes(ends[0]));
    };
    const pointed = (event) => event.target.closest(".node[data-of]")?.dataset.of ?? null;
    svg.addEventListener("pointerover", (event) => light(pointed(event)));
    svg.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") light(null); });
    svg.addEventListener("click", (event) => light(pointed(event)));
  }

  const store = document.getElementById("ledger");
  if (!store) return;
  const packed = Uint8Array.from(atob(store.textContent), (c) => c.charCodeAt(0));
  const ledger = JSON.parse(await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).text());
  const SIGNS = { support: "+", conditional: "±", oppose: "−", neutral: "o", mixed: "≠", "": "·" };
  const WORDS = { support: "supports", conditional: "supports on conditions", oppose: "opposes", neutral: "present without a position", mixed: "for and against", "": "cited titles only" };
  const [COUNTS, EARLIER] = [0, 1];
  const documents = ledger.documents.map(([id, path, title, outlet, side, language, published, original]) => ({ id, path, title, outlet, side, language, published, original }));
  const sentences = ledger.sentences.map(([source, page, section, lang, text]) => ({ source: documents[source], page, section, lang, text }));
  const statements = ledger.statements.map(([sentence, stance, certainty, factor, state, date, basis, motives, speaker, review, copies, why, behind = []]) =>
    ({ ...sentences[sentence], stance, certainty, factor, state, date, basis, motives, speaker, review, copies: copies.map((c) => documents[c]), why: ledger.reasons[why], behind }));
  const positions = ledger.positions.map(([actor, target, round, numbers]) => ({ actor: ledger.actors[actor], target, round, statements: numbers.map((n) => statements[n]) }));

  const form = document.getElementById("filters");
  const wanted = { language: "", side: "", least: 0, reviewed: false, more: false };
  const filtered = () => Boolean(wanted.language || wanted.side || wanted.least || wanted.reviewed);
  // what yields to others (`behind`) counts where filters leave none of them
  const counts = (s) => passes(s) && (s.state === COUNTS || (s.behind.length > 0 && !s.behind.some((n) => passes(statements[n]))));
  // paper shows these words and not the form
  const chosenWords = () => [wanted.language && `sources in ${wanted.language}`, wanted.side && `outlets: ${wanted.side}`, wanted.least && `certainty from ${percent(wanted.least)}`, wanted.reviewed && "reviewed"].filter(Boolean).join(", ");
  const passes = (s) => (!wanted.language || s.source.language === wanted.language) && (!wanted.side || s.source.side === wanted.side)
    && s.certainty >= wanted.least && (!wanted.reviewed || s.review);

  // the rules of findings/voices.py: every document one voice, as loud as its surest statement; `weigh` says how loud a
  // statement is, `often` how often its document was drawn
  const shared = (chosen, weigh, often) => {
    const votes = new Map();
    for (const s of chosen) {
      const key = s.source.original, weight = weigh(s);
      if (!votes.has(key)) votes.set(key, { voice: 0, of: [0, 0, 0, 0] });
      const vote = votes.get(key);
      vote.of[s.stance] += weight;
      vote.voice = Math.max(vote.voice, weight);
    }
    const shares = [0, 0, 0, 0];
    let total = 0;
    for (const [key, { voice, of }] of votes) {
      const sum = of.reduce((x, y) => x + y, 0), times = often(key);
      if (sum) of.forEach((weight, k) => { shares[k] += times * voice * weight / sum; });
      total += times * voice;
    }
    return total ? shares.map((share) => share / total) : null;
  };
  // the rules of findings/bootstrap.py: documents are drawn, and a statement is kept as often as it is right; the same
  // seed for the same position, so that a filter always gives the same figure
  const DRAWS = 400;
  const certain = (chosen, said, seed) => {
    const random = () => {
      seed = seed + 0x6D2B79F5 | 0;
      let t = Math.imul(seed ^ seed >>> 15, 1 | seed);
      t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
      return ((t ^ t >>> 14) >>> 0) / 4294967296;
    };
    const keys = [...new Set(chosen.map((s) => s.source.original))];
    let same = 0;
    for (let draw = 0; draw < DRAWS; draw += 1) {
      const times = new Map();
      for (const _ of keys) {
        const key = keys[Math.floor(random() * keys.length)];
        times.set(key, (times.get(key) ?? 0) + 1);
      }
      const shares = shared(chosen, (s) => random() < s.certainty ? s.factor : 0, (key) => times.get(key) ?? 0);
      if (shares && label(shares) === said) same += 1;
    }
    return same / DRAWS;
  };
  const tally = (chosen, seed) => {
    const shares = shared(chosen, (s) => s.certainty * s.factor, () => 1) ?? [0, 0, 0, 0], found = label(shares);
    return { label: found, shares, sources: new Set(chosen.map((s) => s.source.original)).size, certainty: certain(chosen, found, seed) };
  };
  const label = ([support, conditional, oppose, neutral]) => {
    const taken = support + conditional + oppose;
    if (neutral > 0.5 || (neutral && !taken)) return "neutral";
    if (!taken) return "";
    if (Math.min(support, oppose) >= taken / 3) return "mixed";
    return ledger.stances[[support, conditional, oppose].indexOf(Math.max(support, conditional, oppose))];
  };

  const make = (name, attributes = {}, ...inside) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value) element.setAttribute(key, value);
    element.append(...inside);
    return element;
  };
  const grouped = (number) => number.toLocaleString("en");
  const percent = (share) => `${Math.round(100 * share)}\u00a0%`;
  const quoted = (s) => {
    const place = make("a", { href: `${ledger.texts}/${s.source.id}.txt` }, make("bdi", {}, s.source.title || s.source.path));
    const where = make("figcaption", {}, place, `, page ${s.page}`, s.source.outlet && ", ", make("bdi", {}, s.source.outlet), s.source.published && `, ${s.source.published}`, " · ", make("bdi", {}, s.source.path));
    return make("figure", { class: "q" }, make("blockquote", { dir: "auto", lang: s.lang }, s.text), where);
  };

  const cells = [...document.querySelectorAll(":is(td, span)[data-p] > .cell")].map((link) =>
    ({ link, position: positions[link.parentElement.dataset.p], seed: Number(link.parentElement.dataset.p), drawn: link.className, bar: link.querySelector("i").className, said: link.getAttribute("aria-label"), sign: link.querySelector("b").textContent, sources: link.querySelector("small").textContent }));
  const lines = [...document.querySelectorAll(".matrix tbody tr:not(.side)")], heads = [...document.querySelectorAll(".matrix tr.side")];
  const tables = [...document.querySelectorAll(".scroll > .matrix")];
  const rows = [...document.querySelectorAll("tr[data-p], li[data-p]")];
  const written = new Map(rows.map((row) => [row, { said: row.querySelector(".open")?.getAttribute("aria-label"), parts: [row, ...row.children].map((part) => [part, [...part.childNodes]]) }]));
  const rewritten = new Set();
  const SCORES = [1, 0, -1];
  // the row of a position on the page of its actor says what the cell says, and the surest sentence of what is left
  const rewrite = (row, chosen, found) => {
    const { said, parts } = written.get(row), open = row.querySelector(".open");
    if (rewritten.delete(row)) {
      for (const [part, nodes] of parts) part.replaceChildren(...nodes);
      if (said) open.setAttribute("aria-label", said);
    }
    if (!found) return;
    rewritten.add(row);
    const sign = make("b", { class: `sign s-${found.label || "nothing"}`, "aria-hidden": "true" }, SIGNS[found.label]), sure = percent(found.certainty);
    if (row.tagName === "LI") {
      open.setAttribute("aria-label", `${open.textContent}: ${WORDS[found.label]}`);
      row.replaceChildren(sign, " ", open, ` ${sure}`);
      return;
    }
    const [, position, certainty, score, sources, motives, evidence] = row.children;
    const taken = found.shares[0] + found.shares[1] + found.shares[2];
    const mean = taken ? SCORES.reduce((sum, value, k) => sum + value * found.shares[k], 0) / taken : 0;
    const best = [...chosen].sort((a, b) => b.certainty * b.factor - a.certainty * a.factor)[0];
    position.replaceChildren(sign, ` ${WORDS[found.label]}`, ...chosen.some((s) => s.review) ? [" ", make("span", { class: "tag" }, "reviewed")] : []);
    certainty.replaceChildren(make("span", { class: "sure" }, make("i", { class: `bar p${Math.round(10 * found.certainty)}`, "aria-hidden": "true" }), sure));
    score.replaceChildren(found.label === "neutral" ? "" : `${mean > 0.05 ? "+" : mean < -0.05 ? "−" : ""}${Math.abs(mean).toFixed(1)}`);
    sources.replaceChildren(String(found.sources));
    motives.replaceChildren([...new Set(chosen.filter((s) => ledger.stances[s.stance] === found.label && s.motives).flatMap((s) => s.motives.split(", ")))].sort().join(", "));
    evidence.replaceChildren(quoted(best), open);
  };
  const draw = () => {
    let left = 0, behind = 0;
    const tallies = new Map();
    const tallied = (number) => {
      if (!tallies.has(number)) {
        const chosen = positions[number].statements.filter(counts);
        tallies.set(number, chosen.length ? { chosen, found: tally(chosen, number) } : null);
      }
      return tallies.get(number);
    };
    for (const cell of cells) {
      const shown = !filtered() || tallied(cell.seed) !== null;
      cell.link.hidden = !shown;
      if (!shown) continue;
      left += 1;
      if (cell.link.closest(".more") && !wanted.more) behind += 1;
      const [sign, small, bar] = cell.link.children;
      if (!filtered()) {
        [sign.textContent, small.textContent, bar.className, cell.link.className] = [cell.sign, cell.sources, cell.bar, cell.drawn];
        cell.link.setAttribute("aria-label", cell.said);
        continue;
      }
      const { found } = tallied(cell.seed);
      bar.className = `bar p${Math.round(10 * found.certainty)}`;
      sign.textContent = SIGNS[found.label];
      small.textContent = found.sources;
      cell.link.className = `cell s-${found.label || "nothing"}`;
      cell.link.setAttribute("aria-label", `${cell.said.split(":")[0]}: ${WORDS[found.label]}; certainty ${percent(found.certainty)}; ${found.sources} source${found.sources === 1 ? "" : "s"}`);
    }
    // an actor or a side of whom nothing is left says nothing
    for (const row of lines) row.hidden = filtered() && [...row.querySelectorAll(".cell")].every((link) => link.hidden);
    const away = (row) => row.hidden || (row.classList.contains("more") && !wanted.more);
    for (const head of heads) head.hidden = [...head.parentElement.querySelectorAll("tr:not(.side)")].every(away);
    for (const table of tables) {
      table.hidden = [...table.querySelectorAll("tbody tr:not(.side)")].every(away);
      table.parentElement.querySelector(".nothing").hidden = !table.hidden;
    }
    for (const row of rows) {
      const kept = filtered() ? tallied(Number(row.dataset.p)) : null;
      row.hidden = filtered() && !kept;
      if (!row.hidden) rewrite(row, kept?.chosen, kept?.found);
    }
    for (const actor of document.querySelectorAll("#actors .page")) {
      const own = [...actor.querySelectorAll("[data-p]")];
      actor.classList.toggle("spent", own.length > 0 && own.every((row) => row.hidden));
    }
    form.querySelector("[role=status]").textContent = filtered()
      ? `Only ${chosenWords()}: ${grouped(statements.filter(counts).length)} of the ${grouped(statements.filter((s) => s.state === COUNTS).length)} records that count are left${cells.length ? `, and ${grouped(left)} of ${grouped(cells.length)} positions` : ""}${behind ? `, ${grouped(behind)} of them of actors that are not shown` : ""}. Tables of rounds, changes and contradictions are still those of all records.` : "";
  };
  const read = () => {
    const data = new FormData(form);
    wanted.language = data.get("language");
    wanted.side = data.get("side");
    wanted.least = Number(data.get("least")) / 100;
    wanted.reviewed = data.has("reviewed");
    form.querySelector("output").textContent = `${data.get("least")}\u00a0%`;
    wanted.more = data.has("more");
    document.body.classList.toggle("all", wanted.more);
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
  const article = (s) => {
    const stance = ledger.stances[s.stance];
    const notes = [`certainty ${percent(s.certainty)}`, s.basis, s.date && `on ${s.date}`, s.section && `in a ${s.section}`.replace("in a title cited", "title cited"), s.motives && `motive: ${s.motives}`];
    const state = !passes(s) ? "Left out by the filters. " : counts(s) ? "" : s.state === EARLIER ? "Replaced by what is dated later. " : "Does not count. ";
    const item = make("article", { class: counts(s) ? "" : "off" },
      make("p", {}, make("b", { class: `sign s-${stance}`, "aria-hidden": "true" }, SIGNS[stance]), ` ${WORDS[stance]} · `, notes.filter(Boolean).join(" · ")),
      quoted(s));
    if (s.speaker) item.append(make("p", { class: "meta" }, "voiced by ", make("bdi", {}, s.speaker)));
    item.append(make("p", { class: "meta" }, state, s.review ? `Review: ${s.review}. ` : "Not reviewed. ", s.copies.length ? `Also printed in ${s.copies.map((d) => d.path).join(", ")}. ` : "", s.why ? `Why the machine says so: ${s.why}.` : ""));
    return item;
  };
  const show = (position, said) => {
    const order = [...position.statements].sort((a, b) => passes(b) - passes(a) || counts(b) - counts(a) || a.state - b.state || b.certainty * b.factor - a.certainty * a.factor);
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
