// Which words moved the decision: asked for once a record has been looked at for a moment, shown when it is known.
const PAUSE = 300; // milliseconds: who decides at once is not kept waiting by questions that nobody reads
let waiting;

export function explain(id, pane, signal) {
  clearTimeout(waiting);
  CSS.highlights?.clear();
  waiting = setTimeout(async () => {
    const answer = await fetch(`/why?id=${encodeURIComponent(id)}`, { signal }).catch(() => null);
    const html = answer?.status === 200 ? await answer.text().catch(() => "") : "";
    const place = pane.querySelector("#moved");
    if (!html || !place || signal.aborted) return;
    const made = document.createElement("template");
    made.innerHTML = html; // made by our templates, which escape whatever a document says
    place.replaceChildren(made.content);
    for (const kind of ["pro", "contra"]) mark(kind, place, pane);
  }, PAUSE);
}

function mark(kind, place, pane) {
  if (!CSS.highlights) return;
  const words = [...place.querySelectorAll(`.${kind} li`)];
  const pieces = [...pane.querySelectorAll(".passages .evidence [data-start]:not(.control)")];
  const ranges = words.flatMap((word) => pieces.map((piece) => range(piece, Number(word.dataset.from), Number(word.dataset.to))));
  CSS.highlights.set(kind, new Highlight(...ranges.filter(Boolean)));
}

// the part of a piece that lies between two places of the document, counted in characters as the tables count them
function range(piece, from, to) {
  const letters = [...piece.textContent];
  const start = Number(piece.dataset.start);
  const [first, last] = [Math.max(from - start, 0), Math.min(to - start, letters.length)];
  if (first >= last || !piece.firstChild) return null;
  const found = new Range();
  found.setStart(piece.firstChild, letters.slice(0, first).join("").length);
  found.setEnd(piece.firstChild, letters.slice(0, last).join("").length);
  return found;
}
