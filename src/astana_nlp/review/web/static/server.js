// Talking to the server: what changes something carries the secret of the page; records are kept until they change.
const token = document.querySelector('meta[name="review-token"]').content;
const fetched = new Map(); // key -> promise of the record's HTML

export async function get(path, signal) {
  const answer = await fetch(path, { signal });
  if (!answer.ok) throw new Error(`the server refused (${answer.status})`);
  return answer.json();
}

export async function post(path, fields) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Review-Token": token },
    body: JSON.stringify(fields),
  });
  if (!answer.ok) {
    const told = await answer.json().catch(() => ({}));
    throw new Error(told.problem ?? `the server refused (${answer.status})`);
  }
  return answer.json();
}

export function record(id) {
  if (!fetched.has(id)) {
    const html = fetch(`/item?id=${encodeURIComponent(id)}`).then((answer) => {
      if (!answer.ok) throw new Error("the record cannot be read");
      return answer.text();
    });
    html.catch(() => fetched.delete(id));
    fetched.set(id, html);
  }
  return fetched.get(id);
}

export function forget(id) {
  if (id === undefined) fetched.clear();
  else fetched.delete(id);
}
