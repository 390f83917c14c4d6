/* Making a pack of one's own: shows the texts that fit what is ticked, and says how to ask for them. Nothing is kept
   and nothing is sent: what is ticked stands in the page's address. */

const byId = id => document.getElementById(`site_${id}`);
const [form, status, results, heading, list, asked, letter, command, ready, all, print] =
  ["make", "status", "results", "found", "list", "asked", "letter", "command", "ready", "all", "print"].map(byId);

if (form) {
  const groups = ["theme", "place", "kind"];
  const entries = [...document.querySelectorAll(".make__all li[data-kind]")]
    .map(element => ({
      element,
      day: element.querySelector("time").dateTime,
      has: Object.fromEntries(groups.map(by => [by, (element.dataset[by] ?? "").split(" ")])),
    }))
    .sort((one, other) => other.day.localeCompare(one.day));
  const before = { status: status.textContent, asked: asked.textContent, letter: letter?.href };
  const here = form.dataset.here || location.origin + location.pathname;
  const or = new Intl.ListFormat("en-GB", { type: "disjunction" });
  const texts = many => `${many.toLocaleString("en-GB")} ${many === 1 ? "text" : "texts"}`;

  /* What is asked: in the form, and in the page's address */

  const ticked = by => [...form.elements].filter(it => it.name === by && it.checked);
  const values = by => ticked(by).map(it => it.value);
  const titles = by => ticked(by).map(it => it.parentElement.textContent.trim());
  const year = by => form.elements[by]?.value ?? "";

  function query() {
    return new URLSearchParams([...new FormData(form)].filter(([, value]) => value)).toString();
  }

  function from_address() {
    const given = new URLSearchParams(location.search);
    for (const it of form.elements) {
      if (it.type === "checkbox") it.checked = given.getAll(it.name).includes(it.value);
      else if (it.options) it.value = [...it.options].some(one => one.value === given.get(it.name)) ? given.get(it.name) : "";
    }
  }

  /* Which texts fit: those that have one of the things ticked in each group */

  function found() {
    const wanted = groups.map(by => [by, new Set(values(by))]).filter(([, slugs]) => slugs.size);
    const [first, last] = [year("from") || "0000", year("to") || "9999"];
    const fits = ({ day, has }) =>
      day.slice(0, 4) >= first && day.slice(0, 4) <= last && wanted.every(([by, slugs]) => has[by].some(slug => slugs.has(slug)));
    return entries.filter(fits);
  }

  function words() {
    const [first, last] = [year("from"), year("to")];
    const years = first && last ? (first === last ? `of ${first}` : `of ${first} to ${last}`) : first ? `from ${first} on` : last ? `up to ${last}` : "";
    const said = (before, by) => (titles(by).length ? `${before} ${or.format(titles(by))}` : "");
    return [said("about", "theme"), said("from", "place"), said("only", "kind"), years].filter(Boolean).join(", ");
  }

  function typed() {
    const given = groups.flatMap(by => values(by).map(slug => `--${by} ${slug}`));
    const days = [year("from") && `--since ${year("from")}-01-01`, year("to") && `--until ${year("to")}-12-31`];
    return ["scf pack", ...given, ...days].filter(Boolean).join(" ");
  }

  /* Showing */

  function entry_of({ element }) {
    const own = element.cloneNode(true);
    const address = Object.assign(document.createElement("span"), { className: "make__address", dir: "ltr" });
    address.textContent = new URL(element.querySelector("a").getAttribute("href"), here).href;
    own.append(address);
    return own;
  }

  function show() {
    const asks = Boolean(query());
    results.hidden = command.hidden = !asks;
    all.parentElement.hidden = asks;
    if (asks) show_found(found());
    else show_nothing_asked();
    show_ready();
  }

  function show_found(fitting) {
    const many = fitting.length;
    status.textContent = many ? `${texts(many)} ${many === 1 ? "fits" : "fit"}.` : "No text fits all of that. Try with fewer ticks.";
    heading.textContent = `${texts(many)} ${words()}`;
    list.replaceChildren(...fitting.map(entry_of));
    print.hidden = !many;
    asked.textContent = `Please make me a pack of texts ${words()}.`;
    command.querySelector("code").textContent = typed();
    const body = `${asked.textContent}\n\nI need it by this day: \n\nI would like it as (print, large print, Word, EPUB): \n\nWhat I ticked: ${here}?${query()}\nFor the person who makes it: ${typed()}\n`;
    if (letter) letter.href = `${before.letter.split("?")[0]}?subject=${encodeURIComponent("A pack, please")}&body=${encodeURIComponent(body.replaceAll("\n", "\r\n"))}`;
  }

  function show_nothing_asked() {
    status.textContent = before.status;
    asked.textContent = before.asked;
    if (letter) letter.href = before.letter;
    list.replaceChildren();
  }

  function show_ready() {
    const shelves = values("theme").map(slug => document.querySelector(`[data-shelf="${slug}"]`));
    const files = shelves.filter(shelf => shelf?.querySelector(".make__files"));
    ready.hidden = !files.length;
    ready.querySelectorAll("div").forEach(old => old.remove());
    for (const shelf of files) {
      const part = document.createElement("div");
      const title = Object.assign(document.createElement("p"), { className: "make__theme" });
      title.append(shelf.querySelector("h3").firstElementChild.cloneNode(true));
      part.append(title, shelf.querySelector(".make__files").cloneNode(true));
      ready.append(part);
    }
  }

  /* When */

  function changed() {
    history.replaceState(null, "", query() ? `?${query()}` : location.pathname);
    show();
  }

  form.addEventListener("change", changed);
  form.addEventListener("reset", () => setTimeout(changed)); // the boxes are empty only afterwards
  form.addEventListener("submit", event => {
    event.preventDefault();
    const goal = results.hidden ? all : heading;
    goal.tabIndex = -1;
    goal.focus();
  });
  addEventListener("popstate", () => {
    from_address();
    show();
  });
  print.addEventListener("click", () => window.print());

  from_address();
  show();
}
