// Starts Decap CMS, where there is somewhere to save to. It is fetched only then: it is large.
document.getElementById("site_unscripted").remove();
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

// What was left empty is not written: the model takes a key without a value for a mistake.
const isBlank = (value) => value == null || value === "" || value === false || value.size === 0;
const withoutBlanks = (value) => (typeof value === "string" ? value.trim()
  : value?.filter ? value.map(withoutBlanks).filter((one) => !isBlank(one)) : value);

// A group of fields that may be left out as a whole: what is required in it counts once something is in it.
function optionalGroup(Group) {
  return class extends Group {
    constructor(props) {
      super(props);
      const { validate } = this;
      this.validate = () => {
        if (!isBlank(withoutBlanks(this.props.value))) return validate();
        for (const child of Object.values(this.childRefs)) child.props.clearFieldErrors(child.uniqueFieldId);
      };
    }
  };
}

// Two of Decap's controls have no name that a screen reader could say.
const NAMES = { "[data-slate-editor]": "Your words", "[role=switch]": "Show the words as Markdown" };
function nameControls() {
  for (const [control, name] of Object.entries(NAMES)) {
    for (const found of document.querySelectorAll(`${control}:not([aria-label])`)) found.setAttribute("aria-label", name);
  }
}

function start() {
  new MutationObserver(nameControls).observe(document.body, { childList: true, subtree: true });
  CMS.registerEventListener({
    name: "preSave",
    handler: ({ entry }) => {
      const data = entry.get("data");
      const body = data.get("body");
      return withoutBlanks(data.delete("body")).set("body", body);
    },
  });
  CMS.registerWidget("optional", optionalGroup(CMS.getWidget("object").control));
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
