// Copying a text's address, and printing it: buttons that wait in the page, hidden, until this runs.

const row = document.querySelector(".actions");
const said = row?.querySelector(".actions__said");
let forget;

/** Say something in words that the page has ready, to eyes and to screen readers, for as long as it takes to read it. */
function say(what) {
    const words = row.querySelector(`template[data-said="${what}"]`);
    said.replaceChildren(words.content.cloneNode(true));
    clearTimeout(forget);
    forget = setTimeout(() => said.replaceChildren(), 6000);
}

/** The page's own address, as it is published; without what leads to a place in it. */
function address() {
    return row.dataset.address || location.href.replace(/#.*/, "");
}

const does = {
    async copy() {
        try {
            await navigator.clipboard.writeText(address());
            say("copied");
        } catch { // no secure connection, or the reader's browser refuses
            const written = document.querySelector(".address__url");
            if (!written) return;
            getSelection().selectAllChildren(written);
            say("marked");
        }
    },
    print: () => print(),
};

for (const button of row?.querySelectorAll("[data-action]") ?? []) {
    button.addEventListener("click", does[button.dataset.action]);
    button.hidden = false;
}
