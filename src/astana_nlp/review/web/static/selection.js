// Where a person selected something: the document and the span, counted in characters as the tables count them.
export function selected(pane) {
  const chosen = getSelection();
  const text = chosen.toString().trim();
  const [start, end] = [offset(pane, chosen.anchorNode, chosen.anchorOffset), offset(pane, chosen.focusNode, chosen.focusOffset)];
  const doc = pane.querySelector(".record")?.dataset.doc;
  if (!text || start === null || end === null || !doc) return null;
  const first = Math.min(start, end);
  const spaces = [...chosen.toString()].length - [...chosen.toString().trimStart()].length;
  return { doc_id: doc, start: first + spaces, end: first + spaces + [...text].length, text };
}

function offset(pane, node, at) {
  const piece = (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.("[data-start]");
  if (!piece || !pane.contains(piece)) return null;
  const before = piece.classList.contains("control") ? 0 : [...(node.textContent ?? "").slice(0, at)].length;
  return Number(piece.dataset.start) + before;
}
