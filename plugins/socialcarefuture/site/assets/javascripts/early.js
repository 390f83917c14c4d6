/* In the head of every page, before the first paint: what this reader chose on an earlier visit. */
{
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const chosen = JSON.parse(localStorage.getItem("scf-display") || "{}");
    for (const name of ["scheme", "size"]) {
      if (/^[a-z]+$/.test(chosen[name])) root.dataset[name] = chosen[name];
    }
  } catch {
    /* Nothing can be kept here: pages look as the device says. */
  }
}
