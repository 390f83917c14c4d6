// What may stand where the cursor is, in the front matter of a text: from its schema and the lines around it.
// It knows as much of YAML as front matter here uses: keys, values, lists, and keys within keys.

const indent = (line) => line.length - line.trimStart().length;
const KEY = /^(\s*(?:- )?)([\w-]+):(?:\s+(.*)|\s*)$/;

function fenced(lines, at) {
  const end = lines.findIndex((line, number) => number > 0 && line.trimEnd() === "---");
  return lines[0]?.trimEnd() === "---" && at > 0 && (end === -1 || at < end);
}

// The keys that a line lies in, outermost first; [] stands for an entry of a list.
function keysAbove(lines, at, depth) {
  const path = [];
  for (let number = at - 1; number > 0 && depth > 0; number--) {
    const found = lines[number].match(KEY);
    if (!found) continue;
    const [, lead, name, value] = found;
    const isEntry = lead.includes("-");
    if (isEntry && indent(lines[number]) < depth && lead.length <= depth) {
      path.unshift([]);
      depth = indent(lines[number]) + 0.5; // the key of the list may stand as far left as its entries
    } else if (lead.length < depth && !value) {
      path.unshift(name);
      depth = lead.length;
    }
  }
  return path;
}

function at(schema, path) {
  let found = schema.else ?? schema;
  for (const step of path) found = Array.isArray(step) ? found?.items : found?.properties?.[step];
  return found;
}

// A value as YAML needs it written.
const quoted = (value) => (/^[\w(][^:#]*$/.test(value) && !/^(true|false|yes|no|on|off|null|[\d.]+)$/i.test(value) && !value.endsWith(" ")
  ? value : JSON.stringify(value));

function values(schema, typed, from) {
  const known = schema?.enum ?? (schema?.type === "boolean" ? [true, false] : []);
  return known.map((value) => ({
    label: String(value), text: typeof value === "boolean" ? String(value) : quoted(value), kind: "EnumMember", about: schema.description, typed, from,
  }));
}

function keys(schema, typed, from, there) {
  const { properties = {}, required = [] } = schema ?? {};
  const names = Object.keys(properties).filter((name) => !there.has(name));
  const first = names.filter((name) => required.includes(name));
  return [...first, ...names.filter((name) => !required.includes(name))].map((name) => {
    const { type, description } = properties[name];
    const below = { array: `\n${" ".repeat(from)}  - `, object: `\n${" ".repeat(from)}  ` }[type] ?? " ";
    return { label: name, text: `${name}:${below}`, kind: "Field", about: description, typed, from };
  });
}

// The keys that stand beside the cursor already.
function siblings(lines, at, depth) {
  const found = new Set();
  for (const step of [-1, 1]) {
    for (let number = at + step; number > 0 && number < lines.length; number += step) {
      if (lines[number].trimEnd() === "---") break;
      const key = lines[number].match(KEY);
      if (lines[number].trim() && indent(lines[number]) < depth && !(key?.[1].length === depth)) break;
      if (key?.[1].length === depth) found.add(key[2]);
      if (step === -1 && key?.[1].length === depth && key[1].includes("-")) break;
    }
  }
  return found;
}

exports.suggestions = (schema, lines, line, column) => {
  if (!fenced(lines, line)) return [];
  const before = lines[line].slice(0, column);
  const [, lead, name, value] = before.match(KEY) ?? [];
  if (name) {
    if (before.endsWith(":")) return [];
    const typed = (value ?? "").replace(/^["']/, "");
    const path = keysAbove(lines, line, lead.length);
    const within = lead.includes("-") ? [...keysAbove(lines, line, indent(before) + 0.5), []] : path;
    return values(at(schema, [...within, name]), typed, column - (value ?? "").length);
  }
  const [, spaces, dash = "", typed] = before.match(/^(\s*)(-\s+)?(.*)$/);
  const depth = spaces.length + dash.length;
  if (dash) {
    const items = at(schema, [...keysAbove(lines, line, spaces.length + 0.5), []]);
    return items?.type === "object" ? keys(items, typed, depth, new Set()) : values(items, typed.replace(/^["']/, ""), depth);
  }
  return keys(at(schema, keysAbove(lines, line, depth)), typed, depth, siblings(lines, line, depth));
};
