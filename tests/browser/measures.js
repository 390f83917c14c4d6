// What is measured in a page. Each function gives plain values; what is wrong is said in words.
({
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

    // What has focus: whether it is outlined, in the window, and not covered; null where nothing has.
    focused() {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        const shown = [null, "::before", "::after"].some(part => {
            const style = getComputedStyle(element, part);
            if (part && style.content === "none") return false;
            return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && style.outlineColor !== "rgba(0, 0, 0, 0)";
        });
        const boxes = [...element.getClientRects()].filter(box => box.width > 1 && box.height > 1);
        const inside = boxes.some(box => box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth);
        const met = boxes.some(box => {
            const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
            return top && (element.contains(top) || top.contains(element));
        });
        const said = `<${element.tagName.toLowerCase()}> ${element.innerText.trim().slice(0, 60)}`;
        return {said, shown, inside, met, place: [...document.querySelectorAll("*")].indexOf(element)};
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

    // Texts whose contrast with what is behind them is less than 4.5 (WCAG 1.4.3), and how many texts were looked at.
    faint() {
        const parts = colour => {
            const found = colour.match(/[\d.]+/g).map(Number), scale = colour.startsWith("color(") ? 255 : 1;
            return [found[0] * scale, found[1] * scale, found[2] * scale, found[3] ?? 1];
        };
        const over = (top, below) => below.map((part, n) => n === 3 ? 1 : top[n] * top[3] + part * (1 - top[3]));
        const linear = part => (part /= 255) <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4;
        const light = ([red, green, blue]) => .2126 * linear(red) + .7152 * linear(green) + .0722 * linear(blue);
        const above = element => {
            const found = [];
            for (let one = element; one; one = one.parentElement) found.unshift(getComputedStyle(one));
            return found;
        };
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found = [], seen = {text: 0, link: 0, footer: 0};
        for (let node; node = walker.nextNode();) {
            const element = node.parentElement, box = element.getBoundingClientRect();
            if (!node.data.trim() || !element.checkVisibility() || box.width < 2 || box.height < 2 || element.closest("svg")) continue;
            const styles = above(element);
            const paper = matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18, 1] : [255, 255, 255, 1];
            const ground = styles.reduce((below, style) => over(parts(style.backgroundColor), below), paper);
            const ink = parts(styles.at(-1).color);
            ink[3] *= styles.reduce((product, style) => product * parseFloat(style.opacity), 1);
            const [one, other] = [light(over(ink, ground)), light(ground)];
            const ratio = (Math.max(one, other) + .05) / (Math.min(one, other) + .05);
            seen[element.closest("body > footer") ? "footer" : element.closest("a") ? "link" : "text"] += 1;
            if (ratio < 4.5) found.push(`${node.data.trim().slice(0, 40)}: ${ratio.toFixed(2)}`);
        }
        return {found, seen};
    },
})
