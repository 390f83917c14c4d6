/* The reader's own look: colours and size of text, kept in this browser and told to nobody. */
{
  const KEY = "scf-display";
  const NAMES = ["scheme", "size"];
  const root = document.documentElement;
  const panel = document.querySelector(".display");
  const form = panel.querySelector("form");
  const bars = [...document.querySelectorAll('meta[name="theme-color"]')];
  const own = bars.map((bar) => bar.content);

  /* What was kept, if it is something that can be chosen. */
  const chosen = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY)) || {};
      const known = (name) => [...form.elements[name]].some((radio) => radio.value && radio.value === kept[name]);
      return Object.fromEntries(NAMES.filter(known).map((name) => [name, kept[name]]));
    } catch {
      return {};
    }
  };

  const keep = (choices) => {
    try {
      if (Object.keys(choices).length) localStorage.setItem(KEY, JSON.stringify(choices));
      else localStorage.removeItem(KEY);
    } catch {
      /* It lasts for this page only. */
    }
  };

  const show = (choices) => {
    for (const name of NAMES) {
      if (choices[name]) root.dataset[name] = choices[name];
      else delete root.dataset[name];
      for (const radio of form.elements[name]) radio.checked = radio.value === (choices[name] || "");
    }
    const paper = choices.scheme ? getComputedStyle(root).getPropertyValue("--paper").trim() : "";
    bars.forEach((bar, number) => (bar.content = paper || own[number]));
  };

  const close = () => {
    panel.open = false;
  };

  form.addEventListener("change", () => {
    const choices = Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
    show(choices);
    keep(choices);
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !panel.open) return;
    close();
    panel.querySelector("summary").focus();
  });
  panel.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !panel.contains(event.relatedTarget)) close();
  });
  addEventListener("click", (event) => {
    if (!panel.contains(event.target)) close();
  });
  addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) show(chosen());
  });
  addEventListener("pageshow", () => show(chosen()));
}
