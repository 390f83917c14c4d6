/* Search: asks the index in `pagefind/`, and shows what it answers. What a text says is set as text, never as markup. */

const AT_ONCE = 10; // results, and files of theirs that are fetched
const PAUSE = 300; // milliseconds after the last letter until the index is asked
const QUIET = 1000; // … and until a screen reader is told, once
const WEIGHTS = { title: 8, also: 4, byline: 3, themes: 2, summary: 2, date: 0.5, note: 0.5, language: 0 };

const byId = id => document.getElementById(`site_${id}`);
const [form, question, narrow, results, heading, none, hits, more, status] =
  ["search", "q", "narrow", "results", "found", "none", "hits", "more", "status"].map(byId);
const controls = [...form.elements].filter(control => control.name);
const kinds = new Map(controls.filter(it => it.name === "kind").map(it => [it.value, it.dataset.one]));
const index = new URL(form.dataset.index, location.href);
const root = new URL(form.dataset.root, location.href);

/* The index */

let loading;
function load() {
  return (loading ??= (async () => {
    const pagefind = await import(`${index}pagefind.js`);
    // A worker would fetch the same program a second time; the index answers in milliseconds.
    await pagefind.options({ noWorker: true, excerptLength: 32, ranking: { metaWeights: WEIGHTS } });
    const all = await pagefind.filters();
    return { pagefind, all };
  })());
}

let names;
function load_names() {
  return (names ??= fetch(`${index}names.json`).then(answer => answer.json()));
}

/* What is asked: in the form, and in the page's address */

function asked() {
  const data = new FormData(form);
  const picked = [...new Set(controls.map(control => control.name))]
    .filter(name => name !== "q" && name !== "order")
    .map(name => [name, data.getAll(name).filter(Boolean)])
    .filter(([, values]) => values.length);
  return { words: data.get("q").trim(), filters: Object.fromEntries(picked), newest: data.get("order") === "newest" };
}

function to_address() {
  const given = [...new FormData(form)].filter(([, value]) => value.trim());
  const query = new URLSearchParams(given).toString();
  return query ? `?${query}` : location.pathname;
}

function from_address() {
  const given = new URLSearchParams(location.search);
  for (const control of controls) {
    if (control.type === "checkbox") control.checked = given.getAll(control.name).includes(control.value);
    else if (control.options) control.value = [...control.options].some(it => it.value === given.get(control.name)) ? given.get(control.name) : "";
    else control.value = given.get(control.name) ?? "";
  }
}

/* Asking */

let turn = 0;
async function search(many = AT_ONCE) {
  const mine = ++turn;
  const { words, filters, newest } = asked();
  const empty = !words && !Object.keys(filters).length && !newest;
  if (empty) return show_nothing_asked();
  try {
    const { pagefind, all } = await load();
    const any = Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, { any: values }]));
    const found = await pagefind.search(words || null, { filters: any, sort: newest ? { date: "desc" } : {} });
    const shown = await Promise.all(found.results.slice(0, many).map(one => one.data()));
    const meant = !words || (await is_meant(pagefind, words, shown));
    if (mine !== turn) return;
    count(!words ? all : meant ? found.totalFilters : Object.fromEntries(Object.keys(all).map(name => [name, {}])));
    if (found.results.length && meant) show(found.results, shown, words);
    else await show_none(words, filters, meant ? found.unfilteredResultCount : 0, mine);
  } catch (error) {
    console.error(error);
    if (mine === turn) show_failure();
  }
}

/* For a word that it does not have, the index answers with the longest word that the other begins with: "the" for
   "theatre", "i" for "igloo". That is no answer. */
async function is_meant(pagefind, words, shown) {
  const terms = plain(words).split(" ");
  const said = shown.flatMap(hit => plain(`${marked(hit.excerpt).join(" ")} ${Object.values(hit.meta).join(" ")}`).split(" "));
  const near = (term, word) => alike(term, word) >= Math.max(Math.min(3, term.length), term.length / 2);
  if (terms.some(term => said.some(word => near(term, word)))) return true;
  const exact = await Promise.all(terms.map(term => pagefind.search(`"${term}"`)));
  return exact.some(found => found.results.length);
}

const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
const marked = excerpt => excerpt.split(/<\/?mark>/).filter((_, place) => place % 2);
function alike(one, other) {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  return same;
}

/* Showing */

function element(name, text, properties = {}) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...[text].flat());
  return made;
}

function show(all, shown, words) {
  const title = `${all.length.toLocaleString()} ${all.length === 1 ? "result" : "results"}${words ? ` for “${words}”` : ""}`;
  open_results(title);
  announce(title);
  none.hidden = true;
  hits.replaceChildren(...shown.map(hit_of));
  offer_more(all);
}

function offer_more(all) {
  more.hidden = hits.children.length >= all.length;
  more.onclick = async () => {
    const first = hits.children.length;
    const further = await Promise.all(all.slice(first, first + AT_ONCE).map(one => one.data()));
    hits.append(...further.map(hit_of));
    history.replaceState({ shown: hits.children.length }, "");
    hits.children[first].querySelector("a").focus();
    offer_more(all);
  };
}

function hit_of({ url, meta, filters, content, excerpt, plain_excerpt, sub_results }) {
  const kind = filters.kind[0];
  const own = meta.language ? { lang: meta.language } : {};
  const inside = sub_results.filter(part => part.anchor).slice(0, 3);
  const before = content.startsWith(plain_excerpt.trim()) ? "" : "… ";
  const after = content.endsWith(plain_excerpt.trim()) ? "" : " …";
  const about = [meta.byline, meta.date].filter(Boolean).join(" · ");
  const links = inside.map(part => element("li", element("a", part.title, { href: part.url })));
  const parts = [
    element("p", kinds.get(kind) ?? "", { className: "kicker" }),
    element("h3", element("a", meta.title, { href: url, ...own }), { dir: "auto" }),
    meta.note && element("p", [element("strong", "Before you read:"), ` ${meta.note}`], { className: "card__note" }),
    element("p", [before, ...with_marks(excerpt.trim()), after], { className: "hit__words", dir: "auto", ...own }),
    about && element("p", about, { className: "meta" }),
    links.length && element("p", "In this text:", { className: "hit__in" }),
    links.length && element("ul", links, { className: "hit__parts", ...own }),
  ];
  return element("li", parts.filter(Boolean), { className: `hit is-${kind}` });
}

/* Pagefind writes `<mark>` around what fits, and `<` and `>` of the text itself as `&lt;` and `&gt;`. */
function with_marks(excerpt) {
  const parts = excerpt.split(/<\/?mark>/).map(part => part.replace(/&lt;/g, "<").replace(/&gt;/g, ">"));
  return parts.map((part, place) => (place % 2 ? element("mark", part) : part));
}

function count(totals) {
  for (const control of controls.filter(it => it.name in totals)) {
    const of = value => totals[control.name][value] ?? 0;
    if (control.type === "checkbox") control.parentElement.querySelector(".search__count").textContent = `(${of(control.value)})`;
    for (const option of control.options ?? []) {
      if (!option.value) continue;
      option.textContent = `${(option.dataset.title ??= option.textContent)} (${of(option.value)})`;
      option.hidden = option.disabled = !of(option.value) && !option.selected;
    }
  }
}

async function show_none(words, filters, elsewhere, mine) {
  const near = words ? nearest(words, await load_names()) : [];
  if (mine !== turn) return;
  const title = words ? `Nothing found for “${words}”` : "Nothing found";
  open_results(title);
  hits.replaceChildren();
  more.hidden = true;
  none.hidden = false;
  none.replaceChildren(...suggestions(near), ...way_out(filters, elsewhere));
  announce([title, near.length ? `Did you mean ${near[0][0]}?` : "", elsewhere ? `There is more outside of what you chose.` : ""].filter(Boolean).join(". "));
}

function suggestions(near) {
  const tip = element("p", near.length ? "Or try another word, or a shorter one." : "Try another word, or a shorter one. The lists below lead to every text.");
  if (!near.length) return [tip];
  const [first, ...others] = near.map(([name, address]) => element("a", name, { href: new URL(address, root) }));
  const also = element("ul", others.map(link => element("li", link)), { className: "tags" });
  return [element("p", ["Did you mean ", first, "?"], { className: "search__mean" }), ...(others.length ? [element("p", "Also near:"), also] : []), tip];
}

function way_out(filters, elsewhere) {
  if (!Object.keys(filters).length || !elsewhere) return [];
  const anywhere = element("button", `Look everywhere: ${elsewhere.toLocaleString()} found`, { type: "button", className: "button button--quiet" });
  anywhere.onclick = () => {
    for (const control of controls.filter(it => it.name in filters)) control.type === "checkbox" ? (control.checked = false) : (control.value = "");
    question.focus();
    changed();
  };
  return [anywhere];
}

function open_results(title) {
  heading.textContent = title;
  results.hidden = false;
}

function show_nothing_asked() {
  results.hidden = true;
  announce("");
  loading?.then(({ all }) => count(all));
}

function show_failure() {
  loading = undefined;
  open_results("Search does not work just now");
  announce("Search does not work just now");
  hits.replaceChildren();
  more.hidden = true;
  none.hidden = false;
  none.replaceChildren(element("p", "Please try again later, or in another browser. The lists below lead to every text."));
}

/* Told when the typing has stopped, and taken away again, so that nobody reads it twice. */
let telling;
function announce(text) {
  clearTimeout(telling);
  status.textContent = "";
  if (!text) return;
  telling = setTimeout(() => {
    status.textContent = text;
    telling = setTimeout(() => (status.textContent = ""), 5 * QUIET);
  }, QUIET);
}

/* Names that are nearly what was typed: one slip in three letters, or less */

function nearest(words, names) {
  const typed = pieces(words);
  const found = new Map();
  for (const [name, address] of names) {
    const slips = Math.min(
      ...pieces(name).flatMap((piece, place) =>
        // A whole name comes before a part of one.
        typed.map(it => distance(it, piece) / Math.max(it.length, piece.length) + (place ? 0.02 : 0)),
      ),
    );
    if (slips <= 0.36 && !(found.get(address)?.[2] <= slips)) found.set(address, [name, address, slips]);
  }
  return [...found.values()].sort((one, other) => one[2] - other[2]).slice(0, 5);
}

/* A name as a whole, and its longer words. */
function pieces(name) {
  const whole = plain(name);
  return [whole.replaceAll(" ", ""), ...whole.split(" ").filter(word => word.length > 3)];
}

/* Letters to change, add, take away or swap with their neighbour (optimal string alignment). */
function distance(one, other) {
  const rows = [Array.from({ length: other.length + 1 }, (_, place) => place)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + !same);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) row[j] = Math.min(row[j], rows[i - 2][j - 2] + 1);
    }
    rows.push(row);
  }
  return rows[one.length][other.length];
}

/* When to ask */

let waiting;
function changed(pause = 0) {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    history.replaceState(null, "", to_address());
    search();
  }, pause);
}

question.addEventListener("input", () => changed(PAUSE));
question.addEventListener("focus", () => load().catch(() => {}), { once: true });
for (const control of controls.filter(it => it !== question)) control.addEventListener("change", () => changed());
form.addEventListener("submit", event => {
  event.preventDefault();
  clearTimeout(waiting);
  if (to_address() !== (location.search || location.pathname)) history.pushState(null, "", to_address());
  search();
});
addEventListener("popstate", () => {
  from_address();
  search(history.state?.shown);
});

from_address();
narrow.open = matchMedia("(min-width: 60em)").matches || Object.keys(asked().filters).length > 0;
if (location.search) search(history.state?.shown);
