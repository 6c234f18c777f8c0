// A field that searches the actors while one types: arrows choose, Enter takes, what is in no list is taken as written.
import { element } from "./elements.js";
import { get } from "./server.js";

export function combobox(input, options, take) {
  let found = [];
  let at = -1;
  let asked = 0;
  const render = () => {
    options.replaceChildren(...found.map((actor, i) => {
      const row = element("li", "", "");
      row.id = `${options.id}-${i}`;
      row.role = "option";
      row.ariaSelected = String(i === at);
      row.append(element("b", "", actor.name), element("bdi", "sub", actor.spelling === actor.name ? actor.side : `${actor.spelling} · ${actor.side}`));
      row.addEventListener("click", () => take(found[i].name));
      return row;
    }));
    input.ariaExpanded = String(found.length > 0);
    if (at >= 0) input.setAttribute("aria-activedescendant", `${options.id}-${at}`);
    else input.removeAttribute("aria-activedescendant");
  };
  const taken = () => {
    if (input.value.trim()) take(found[at]?.name ?? input.value.trim());
  };
  const search = async () => {
    const turn = ++asked;
    const answer = await get(`/actors?q=${encodeURIComponent(input.value)}`);
    if (turn !== asked) return; // a newer search is on its way
    found = answer;
    at = found.length ? 0 : -1;
    render();
  };
  input.addEventListener("input", search);
  input.addEventListener("keydown", async (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      at = found.length ? (at + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length : -1;
      render();
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      taken();
    }
  });
  return { search, taken, clear: () => { found = []; at = -1; render(); } };
}
