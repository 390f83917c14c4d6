// From a text in the page to what a voice reads: sentences, each with its language and its place.

/** What is not read: what is hidden from ears, marks of footnotes and the ways back from them, and controls. */
const SILENT = "[aria-hidden=true], [hidden], .unseen, .footnote-ref, .footnote-backref, "
    + "script, style, template, svg, audio, video, iframe, button, input, select, textarea";

/** The language (BCP 47) that an element's words are in. */
const language = element => element.closest("[lang]")?.lang || "en";

/** The first part of a language tag, which voices and texts have in common: `cy` of `cy-GB`, or of Android's `cy_GB`. */
export const base = tag => tag.toLowerCase().split(/[-_]/)[0];

/**
 * Everything that is read of some elements, in order.
 *
 * @param {Iterable<Element>} texts - the elements
 * @param {{language: string, picture: string, code: string}} words - what is said of things that are no text, and the
 *     language of these words; `#` in `picture` stands for its description
 * @returns {{text: string, language: string, place: Range}[]}
 */
export function sentences(texts, words) {
    const found = [];
    let run = []; // text nodes of one block, in one language

    const end = () => {
        found.push(...cut(run));
        run = [];
    };
    const say = (text, language, element) => {
        end();
        const place = new Range();
        place.selectNode(element);
        found.push({text, language, place});
    };

    function visit(node) {
        if (node.nodeType === Node.TEXT_NODE) {
            if (run.length && language(run[0].parentElement) !== language(node.parentElement)) end();
            run.push(node);
        } else if (node.nodeType === Node.ELEMENT_NODE && !node.matches(SILENT)) visitElement(node);
    }

    function visitElement(element) {
        const {display} = getComputedStyle(element);
        if (display === "none" || repeated(element)) return;
        const own = language(element);
        if (element.matches("img")) {
            if (element.alt) say(base(own) === base(words.language) ? words.picture.replace("#", () => element.alt) : element.alt, own, element);
        } else if (element.matches("pre")) {
            say(words.code, words.language, element);
        } else {
            const apart = !display.startsWith("inline") || element.matches("br");
            if (apart) end();
            const from = found.length;
            // What is folded away is not read, only what it is called.
            const parts = element.matches("details:not([open])") ? element.querySelectorAll(":scope > summary") : element.childNodes;
            for (const part of parts) visit(part);
            if (apart) end();
            if (element.matches("td") && found[from]) found[from].text = headed(element, found[from]);
        }
    }

    for (const text of texts) visit(text);
    end();
    return found;
}

/** Whether it is the head of a table's columns, which every cell below is read with. */
function repeated(element) {
    return element.matches("thead") && element.closest("table").querySelector("tbody td") !== null;
}

/** A cell's text with its column's name before it, as one reads a table aloud. */
function headed(cell, {text, language: own}) {
    const head = cell.closest("table").querySelectorAll("thead th")[cell.cellIndex];
    const name = head?.textContent.trim();
    return name && base(language(head)) === base(own) ? `${name}: ${text}` : text;
}

/** The sentences of a run of text nodes. */
function cut(run) {
    // A line that ends in the source does not end in the page; to a segmenter it would be the end of a sentence.
    const whole = run.map(node => node.data.replace(/\s/g, " ")).join("");
    if (!/[\p{L}\p{N}]/u.test(whole)) return [];
    const own = language(run[0].parentElement);
    return segments(whole, own).flatMap(([start, text]) => {
        const trimmed = text.trim();
        if (!/[\p{L}\p{N}]/u.test(trimmed)) return [];
        const first = start + text.indexOf(trimmed);
        const place = new Range();
        place.setStart(...spot(run, first, false));
        place.setEnd(...spot(run, first + trimmed.length, true));
        return [{text: trimmed.replace(/\s+/g, " "), language: own, place}];
    });
}

/** Where each sentence of a text begins, with the sentence. */
function segments(text, own) {
    if ("Segmenter" in Intl) {
        const parts = new Intl.Segmenter(own, {granularity: "sentence"}).segment(text);
        return [...parts].map(part => [part.index, part.segment]);
    }
    return [...text.matchAll(/[^.!?…؟۔。]+[.!?…؟۔。]*["'”’)\]]*/g)].map(match => [match.index, match[0]]);
}

/** The text node, and the place in it, of a place in a run; at the border of two nodes, in the one that it belongs to. */
function spot(run, at, ends) {
    for (const node of run) {
        if (at < node.length || (ends && at === node.length)) return [node, at];
        at -= node.length;
    }
    throw new RangeError("a place behind the text");
}
