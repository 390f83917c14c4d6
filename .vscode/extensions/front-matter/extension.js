// Tells VS Code what `complete.js` finds. The schemas are made from the model by `scf schema`, with the names of this
// site; `make site` and `make serve` run it.
const vscode = require("vscode");
const { suggestions } = require("./complete.js");

const SCHEMAS = [".cache", "schemas"];

async function read(folder, name) {
  const file = vscode.Uri.joinPath(folder.uri, ...SCHEMAS, `${name}.json`);
  return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
}

async function schemaOf(document) {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  if (!folder) return null;
  try {
    const fits = ({ files }) => vscode.languages.match({ pattern: new vscode.RelativePattern(folder, files) }, document);
    const found = (await read(folder, "index")).find(fits);
    return found ? await read(folder, found.schema) : null;
  } catch {
    return null; // not made yet: `make site` makes them
  }
}

async function provideCompletionItems(document, position) {
  const schema = await schemaOf(document);
  if (!schema) return [];
  const lines = document.getText().split(/\r?\n/);
  return suggestions(schema, lines, position.line, position.character).map((one, order) => {
    const item = new vscode.CompletionItem(one.label, vscode.CompletionItemKind[one.kind]);
    item.documentation = one.about;
    item.insertText = one.text;
    item.sortText = String(order).padStart(4, "0");
    item.filterText = one.typed === "" ? undefined : one.label;
    item.keepWhitespace = true; // its lines are indented as they must be
    item.range = new vscode.Range(position.line, one.from, position.line, position.character);
    return item;
  });
}

exports.activate = (context) => {
  const provider = { provideCompletionItems };
  context.subscriptions.push(vscode.languages.registerCompletionItemProvider("markdown", provider, " ", "-", "\n"));
};
