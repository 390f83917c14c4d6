// What is measured in a page. Each function gives plain values; what is wrong is said in words.
(() => {
const parts = colour => {
    const found = colour.match(/[\d.]+/g).map(Number), scale = colour.startsWith("color(") ? 255 : 1;
    return [found[0] * scale, found[1] * scale, found[2] * scale, found[3] ?? 1];
};
const over = (top, below) => below.map((part, n) => n === 3 ? 1 : top[n] * top[3] + part * (1 - top[3]));
const linear = part => (part /= 255) <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4;
const light = ([red, green, blue]) => .2126 * linear(red) + .7152 * linear(green) + .0722 * linear(blue);
const contrast = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + .05) / (dark + .05);
};
// The styles of an element and of all that it is in, the outermost first.
const above = element => {
    const found = [];
    for (let one = element; one; one = one.parentElement) found.unshift(getComputedStyle(one));
    return found;
};
// The colour that is behind an element's text.
const ground = element => {
    const paper = matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18, 1] : [255, 255, 255, 1];
    return above(element).reduce((below, style) => over(parts(style.backgroundColor), below), paper);
};

return {
    // By how many pixels the page is wider than the window.
    sideways() {
        const root = document.documentElement;
        return Math.max(root.scrollWidth, document.body.scrollWidth) - root.clientWidth;
    },

    // Texts that reach out of the window, or of a box that cuts them.
    cut() {
        const found = [], range = document.createRange();
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const edge = document.documentElement.clientWidth + 1;
        for (let node; node = walker.nextNode();) {
            const element = node.parentElement;
            if (!node.data.trim() || !element.checkVisibility() || element.closest("svg, .skip")) continue;
            const cuts = [];
            let scrolls = false;
            for (let one = element; one !== document.body && !scrolls; one = one.parentElement) {
                const {overflowX} = getComputedStyle(one);
                scrolls = ["auto", "scroll"].includes(overflowX);
                if (["hidden", "clip"].includes(overflowX)) cuts.push(one.getBoundingClientRect());
            }
            // What is a pixel wide is meant for ears alone.
            if (cuts.some(box => box.width <= 1 && box.height <= 1)) continue;
            range.selectNodeContents(node);
            for (const box of range.getClientRects()) {
                const said = `"${node.data.trim().slice(0, 40)}" at ${Math.round(box.left)}, ${Math.round(box.top)}`;
                if (!scrolls && box.width && (box.right > edge || box.left < -1)) found.push(`${said} leaves the window`);
                if (cuts.some(by => box.right > by.right + 1 || box.left < by.left - 1 || box.bottom > by.bottom + 3 || box.top < by.top - 3))
                    found.push(`${said} is cut off`);
            }
        }
        return found;
    },

    // Running text: its size in pixels, and how many characters its longest line has.
    paragraphs() {
        return [...document.querySelectorAll("main p, main li, main dd, main blockquote")].flatMap(element => {
            const own = [...element.childNodes].filter(node => node.nodeType === 3 || getComputedStyle(node).display === "inline");
            const text = own.map(node => node.textContent).join("").trim();
            if (text.length < 120 || !element.checkVisibility() || element.closest(".footnote, figcaption")) return [];
            const lines = new Map(), range = document.createRange();
            const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
            for (let node; node = walker.nextNode();) for (let n = 0; n < node.length; n++) {
                range.setStart(node, n);
                range.setEnd(node, n + 1);
                const box = range.getClientRects()[0];
                if (box?.width) lines.set(Math.round(box.bottom / 8), (lines.get(Math.round(box.bottom / 8)) ?? 0) + 1);
            }
            return [{text: text.slice(0, 60), size: parseFloat(getComputedStyle(element).fontSize), longest: Math.max(...lines.values())}];
        });
    },

    // What has focus: whether it is outlined in a colour that stands out (WCAG 1.4.11), wholly in the window if it
    // fits, and nowhere covered (WCAG 2.4.12); null where nothing has.
    focused() {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        const grounds = [ground(element), ground(element.parentElement)];
        const shown = [null, "::before", "::after"].some(part => {
            const style = getComputedStyle(element, part);
            if (part && style.content === "none") return false;
            return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
                && grounds.some(below => contrast(over(parts(style.outlineColor), below), below) >= 3);
        });
        const boxes = [...element.getClientRects()].filter(box => box.width > 1 && box.height > 1);
        const whole = element.getBoundingClientRect();
        const fits = whole.height < innerHeight * .8 && whole.width <= innerWidth;
        const within = (x, y) => x >= 0 && x < innerWidth && y >= 0 && y < innerHeight;
        const inside = boxes.length > 0 && (fits
            ? whole.top >= -1 && whole.left >= -1 && whole.bottom <= innerHeight + 1 && whole.right <= innerWidth + 1
            : boxes.some(box => box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth));
        const covering = boxes.flatMap(box => [[.5, .5], [.5, .1], [.5, .9], [.05, .5], [.95, .5]].flatMap(([x, y]) => {
            const at = [box.left + box.width * x, box.top + box.height * y];
            const top = within(...at) && document.elementFromPoint(...at);
            return top && !element.contains(top) && !top.contains(element) ? [top.outerHTML.slice(0, 60)] : [];
        }));
        const said = `<${element.tagName.toLowerCase()}> ${(element.innerText ?? "").trim().slice(0, 60)}`;
        return {said, shown, inside, covering, place: [...document.querySelectorAll("*")].indexOf(element)};
    },

    // Controls of less than 24 by 24 pixels, save links in the middle of a sentence.
    small() {
        const controls = document.querySelectorAll("a[href], button, summary, input:not([disabled]), select, textarea");
        const letters = element => element.innerText.replace(/\s/g, "").length;
        return [...controls].flatMap(element => {
            // The marks of a map are links for a pointer alone, and the list beside it has them all in full size (WCAG 2.5.8).
            if (!element.checkVisibility() || element.closest(".skip, .unseen, svg [aria-hidden]")) return [];
            const box = element.getBoundingClientRect();
            const block = element.parentElement.closest("p, li, dd, dt, td, th, figcaption, blockquote, summary, div");
            const inSentence = getComputedStyle(element).display === "inline" && letters(block ?? element.parentElement) > letters(element);
            if (inSentence || (box.width >= 24 && box.height >= 24)) return [];
            return [`${element.innerText.slice(0, 50)}: ${box.width.toFixed(1)} x ${box.height.toFixed(1)}`];
        });
    },

    // Texts whose contrast with what is behind them is less than asked for (WCAG 1.4.3: 4.5, 1.4.6: 7), fields whose
    // edge has less than 3 (1.4.11), and how many texts were looked at.
    faint(least) {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found = [], seen = {text: 0, link: 0, footer: 0};
        for (let node; node = walker.nextNode();) {
            const element = node.parentElement, box = element.getBoundingClientRect();
            if (!node.data.trim() || !element.checkVisibility() || box.width < 2 || box.height < 2 || element.closest("svg")) continue;
            const styles = above(element), below = ground(element);
            const ink = parts(styles.at(-1).color);
            ink[3] *= styles.reduce((product, style) => product * parseFloat(style.opacity), 1);
            const ratio = contrast(over(ink, below), below);
            seen[element.closest("body > footer") ? "footer" : element.closest("a") ? "link" : "text"] += 1;
            if (ratio < least) found.push(`${node.data.trim().slice(0, 40)}: ${ratio.toFixed(2)}`);
        }
        for (const field of document.querySelectorAll("input:not([type=checkbox], [type=radio], [type=hidden]), select, textarea")) {
            if (!field.checkVisibility()) continue;
            const around = ground(field.parentElement), edge = over(parts(getComputedStyle(field).borderTopColor), around);
            if (Math.max(contrast(edge, around), contrast(ground(field), around)) < 3) found.push(`the edge of ${field.outerHTML.slice(0, 60)}`);
        }
        return {found, seen};
    },

    // Texts that lie on a picture, where nobody knows how well they can be read, or on each other.
    heaped() {
        const found = [], range = document.createRange(), lines = [];
        const pictures = [...document.querySelectorAll("img, video, canvas, svg")].filter(one => one.checkVisibility());
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node; node = walker.nextNode();) {
            const element = node.parentElement;
            if (!node.data.trim() || !element.checkVisibility() || element.closest("svg, .skip, .unseen")) continue;
            range.selectNodeContents(node);
            // Letters are lower than their line.
            for (const {left, right, top, bottom} of range.getClientRects()) if (right - left > 2)
                lines.push({node, block: element.closest("p, li, h1, h2, h3, h4, dt, dd, td, th, summary, figcaption, div"), left: left + 1, right: right - 1, top: top + (bottom - top) * .25, bottom: bottom - (bottom - top) * .25});
        }
        const meets = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
        const said = line => `"${line.node.data.trim().slice(0, 40)}"`;
        for (const picture of pictures) {
            const box = picture.getBoundingClientRect();
            found.push(...lines.filter(line => meets(line, box)).map(line => `${said(line)} on a picture`));
        }
        lines.sort((one, other) => one.top - other.top);
        lines.forEach((one, n) => {
            for (let m = n + 1; m < lines.length && lines[m].top < one.bottom; m++)
                if (lines[m].block !== one.block && meets(one, lines[m])) found.push(`${said(one)} on ${said(lines[m])}`);
        });
        return found;
    },

    // Rules that show something only while a pointer is over it, which neither keyboard nor finger can do.
    hovers() {
        const rules = list => [...list].flatMap(rule => [...(rule.selectorText ? [rule] : []), ...rules(rule.cssRules ?? [])]);
        const reveal = ["display", "visibility", "opacity", "content", "clip-path", "max-height", "height", "width"];
        return [...document.styleSheets].flatMap(sheet => rules(sheet.cssRules))
            .filter(rule => rule.selectorText.includes(":hover") && !rule.selectorText.includes(":focus"))
            .filter(rule => reveal.some(name => rule.style.getPropertyValue(name))).map(rule => rule.cssText);
    },

    // What moves, or would on the way to somewhere: animations, transitions, smooth scrolling, what plays by itself.
    moving() {
        const lasts = durations => durations.split(",").some(one => parseFloat(one) > .01);
        const moves = [...document.querySelectorAll("*")].filter(element => [null, "::before", "::after"].some(part => {
            const style = getComputedStyle(element, part);
            const animated = style.animationName !== "none" && lasts(style.animationDuration);
            return animated || lasts(style.transitionDuration) || style.scrollBehavior === "smooth";
        }) || element.matches("[autoplay], marquee, img[src$='.gif']"));
        return [...document.getAnimations().map(one => one.animationName ?? "an animation"), ...moves.map(one => one.outerHTML.slice(0, 60))];
    },

    // All that a site can keep in a browser: local and session storage by key, databases, caches, workers.
    async kept() {
        const databases = await indexedDB.databases(), workers = await navigator.serviceWorker.getRegistrations();
        return [...Object.keys(localStorage), ...Object.keys(sessionStorage).map(key => `session: ${key}`),
            ...databases.map(one => `database: ${one.name}`), ...(await caches.keys()).map(name => `cache: ${name}`),
            ...workers.map(one => `worker: ${one.scope}`)];
    },
};
})()
