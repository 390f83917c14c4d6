// Starts Decap CMS, where there is somewhere to save to. It is fetched only then: it is large.
window.CMS_MANUAL_INIT = true;
const config = await (await fetch("config.json")).json();

const shows = (id) => { document.getElementById(id).hidden = false; };

// Without a repository, only the small server that the site's owner starts on the same machine can save.
async function canSave({ name, proxy_url: address }) {
  if (name !== "proxy") return true;
  try {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ action: "info" }),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

// A field that was left empty is not written: the model takes a key without a value for a mistake.
function withoutBlanks(value) {
  const { Map, List } = collections(value);
  if (!Map && !List) return typeof value === "string" ? value.trim() : value;
  const kept = value.map(withoutBlanks).filter((one) => !isBlank(one));
  return kept;
}
const collections = (value) => ({ Map: Boolean(value?.keySeq && value.toObject && !value.push), List: Boolean(value?.push && value.toArray) });
const isBlank = (value) => value === null || value === undefined || value === "" || value === false || value?.size === 0;

function start() {
  CMS.registerEventListener({
    name: "preSave",
    handler: ({ entry }) => {
      const data = entry.get("data");
      const body = data.get("body");
      return withoutBlanks(data.delete("body")).set("body", body);
    },
  });
  CMS.init({ config });
}

if (await canSave(config.backend)) {
  shows("site_loading");
  const program = Object.assign(document.createElement("script"), { src: "decap-cms.js" });
  program.addEventListener("load", () => {
    document.getElementById("site_waiting").remove();
    start();
  });
  document.head.append(program);
} else {
  shows("site_absent");
}
