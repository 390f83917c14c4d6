// Reads a text aloud, sentence by sentence, with a voice that is on the reader's own device. Other voices would send the
// text away, so they are never used; where there is no local one for the text's language, nothing is shown.

import {base, sentences} from "./sentences.js";

const SPEED = "scf-listen"; // the one thing that is kept, on the reader's device
const MARK = "listen";
const WANDERS = ["wheel", "touchmove", "keydown"];

const voicesOfDevice = () => speechSynthesis.getVoices().filter(voice => voice.localService === true);

/** The voices for a language, the likeliest first. */
function voicesFor(language) {
    const fit = voice => 2 * (voice.lang.replace("_", "-").toLowerCase() === language.toLowerCase()) + voice.default;
    return voicesOfDevice().filter(voice => base(voice.lang) === base(language)).sort((one, other) => fit(other) - fit(one));
}

/** What the reader chose before, if this browser lets a page remember it. */
function remembered() {
    try {
        return localStorage.getItem(SPEED);
    } catch {
        return null;
    }
}

function remember(speed) {
    try {
        localStorage.setItem(SPEED, speed);
    } catch { /* not remembered, then */ }
}

class Listening {
    #at = 0;
    #sentences = [];
    #utterance = null; // kept here, or some browsers forget it before it has ended
    #wandered = false; // the reader has scrolled away, and is not pulled back
    #others = "BroadcastChannel" in window ? new BroadcastChannel("listen") : null;

    constructor(texts, row, template) {
        const parts = template.content.cloneNode(true);
        this.texts = texts;
        this.language = texts.at(-1).closest("[lang]").lang;
        this.open = parts.querySelector("[aria-expanded]");
        this.panel = parts.querySelector(".listen");
        this.status = this.panel.querySelector("[role=status]");
        this.#build(row);
    }

    #build(row) {
        row.querySelector(".actions__last").append(this.open);
        row.after(this.panel);
        this.speed = this.panel.querySelector("[data-choose=speed]");
        this.voice = this.panel.querySelector("[data-choose=voice]");
        const speed = remembered();
        if ([...this.speed.options].some(option => option.value === speed)) this.speed.value = speed;
        this.offerVoices();
        this.open.addEventListener("click", () => this.panel.hidden ? this.start() : this.stop());
        this.panel.addEventListener("click", event => this.#do(event.target.closest("[data-do]")?.dataset.do));
        this.panel.addEventListener("keydown", event => this.#key(event));
        this.speed.addEventListener("change", () => { remember(this.speed.value); this.#again(); });
        this.voice.addEventListener("change", () => this.#again());
        addEventListener("pagehide", () => this.stop());
        this.#others?.addEventListener("message", () => this.pause()); // the text in another tab is read now
        for (const type of WANDERS) addEventListener(type, event => {
            if (!this.panel.contains(event.target)) this.#wandered = true;
        }, {passive: true});
    }

    /** Let the reader choose, where the device has more than one voice for the text. */
    offerVoices() {
        const chosen = this.voice.value;
        const voices = voicesFor(this.language);
        this.voice.replaceChildren(...voices.map(voice => new Option(voice.name, voice.voiceURI)));
        if (voices.some(voice => voice.voiceURI === chosen)) this.voice.value = chosen;
        this.voice.closest("label").hidden = voices.length < 2;
    }

    start() {
        const skipped = this.#prepare();
        this.panel.hidden = false;
        this.open.setAttribute("aria-expanded", "true");
        this.panel.querySelector("[data-all]").textContent = this.#sentences.length;
        const note = this.panel.querySelector(".listen__note");
        note.textContent = skipped.join(" ");
        note.hidden = !skipped.length;
        this.read(0);
    }

    /** Find the sentences anew: something may have been opened or closed. Gives what is said of those left out. */
    #prepare() {
        const {picture, code, skipped} = this.panel.dataset;
        const own = this.panel.closest("[lang]").lang;
        const told = new Set();
        this.#sentences = [];
        for (const one of sentences(this.texts, {language: own, picture, code})) {
            if (voicesFor(one.language).length) {
                this.#sentences.push(one);
                continue;
            }
            const name = new Intl.DisplayNames([own], {type: "language"}).of(base(one.language));
            const text = skipped.replace("#", () => name);
            told.add(text);
            const last = this.#sentences.at(-1);
            if (last?.text === text) last.place.setEnd(one.place.endContainer, one.place.endOffset);
            else if (voicesFor(own).length) this.#sentences.push({...one, text, language: own});
        }
        return [...told];
    }

    read(at) {
        const one = this.#sentences[at];
        if (!one) return this.#finish();
        const voice = this.#voice(one.language);
        if (!voice) return this.stop(); // it has gone from the device
        this.#silence();
        this.#others?.postMessage("reading");
        this.status.textContent = "";
        this.#at = at;
        const utterance = new SpeechSynthesisUtterance(one.text);
        utterance.voice = voice;
        utterance.lang = voice.lang;
        utterance.rate = Number(this.speed.value);
        // What was cancelled ends, too, in some browsers: only the one that is being read counts.
        utterance.onend = () => { if (utterance === this.#utterance) this.read(this.#at + 1); };
        utterance.onerror = () => { if (utterance === this.#utterance) this.pause(); };
        this.#utterance = utterance;
        speechSynthesis.speak(utterance);
        this.#show(one, true);
    }

    #voice(language) {
        const voices = voicesFor(language);
        const chosen = base(language) === base(this.language) && voices.find(voice => voice.voiceURI === this.voice.value);
        return chosen || voices[0];
    }

    /** Stop for now. The sentence is read again from its beginning, for engines lose their place when they pause. */
    pause() {
        if (!this.#utterance) return;
        this.#silence();
        this.#playing(false);
    }

    stop() {
        if (this.panel.hidden) return;
        const inside = this.panel.contains(document.activeElement);
        this.#silence();
        this.#unmark();
        this.panel.hidden = true;
        this.open.setAttribute("aria-expanded", "false");
        if (inside) this.#land();
    }

    #finish() {
        this.#silence();
        this.#unmark();
        this.#at = 0;
        this.#playing(false);
        this.status.textContent = this.panel.dataset.end;
    }

    /** Cancel what is being read, and only that: a voice may be another tab's. */
    #silence() {
        if (!this.#utterance) return;
        this.#utterance = null;
        speechSynthesis.cancel();
    }

    #again() {
        if (this.#utterance) this.read(this.#at);
    }

    #do(what) {
        if (!what) return;
        this.#wandered = false;
        if (what === "play") this.read(this.#at);
        if (what === "pause") this.pause();
        if (what === "stop") this.stop();
        if (what === "back") this.#step(-1);
        if (what === "next") this.#step(1);
    }

    /** Another sentence; while it is paused, it is only marked. */
    #step(by) {
        const at = Math.min(Math.max(this.#at + by, 0), this.#sentences.length - 1);
        if (this.#utterance) return this.read(at);
        this.#at = at;
        this.#show(this.#sentences[at], false);
    }

    #key(event) {
        if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
        if (event.target.matches("select") && event.key !== "Escape") return; // its own keys choose
        const does = {ArrowLeft: "back", ArrowRight: "next", Escape: "stop"}[event.key];
        if (!does) return;
        event.preventDefault();
        this.#do(does);
    }

    #playing(now) {
        const [play, pause] = ["play", "pause"].map(name => this.panel.querySelector(`[data-do=${name}]`));
        const focused = document.activeElement === (now ? play : pause);
        play.hidden = now;
        pause.hidden = !now;
        if (focused) (now ? pause : play).focus({preventScroll: true}); // they are one control to the one who uses it
    }

    #show(one, reading) {
        this.#playing(reading);
        this.panel.querySelector("[data-at]").textContent = this.#at + 1;
        this.#mark(one.place);
        this.#follow(one.place);
    }

    #mark(place) {
        this.#unmark();
        const picture = place.startContainer.childNodes[place.startOffset];
        this.marked = picture?.nodeType === Node.ELEMENT_NODE ? picture : null;
        if (!this.marked && CSS.highlights) CSS.highlights.set(MARK, new Highlight(place));
        else (this.marked ??= place.startContainer.parentElement).classList.add("is-read");
    }

    #unmark() {
        CSS.highlights?.delete(MARK);
        this.marked?.classList.remove("is-read");
        this.marked = null;
    }

    /** Bring a sentence into sight, if it is not, and if the reader has not gone to read somewhere else. */
    #follow(place) {
        const box = place.getBoundingClientRect();
        const above = getComputedStyle(this.panel).position === "sticky" ? this.panel.offsetHeight + 24 : 24;
        const below = innerHeight - 24;
        const seen = box.top >= above && box.bottom <= below;
        if (seen || box.height > below - above && box.top < below && box.bottom > above) return void (this.#wandered = false);
        if (this.#wandered) return;
        const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
        scrollBy({top: box.top - above - (below - above) / 5, behavior: calm ? "instant" : "smooth"});
    }

    /** The buttons are going: go on from the words that were read last, not from the top of the page. */
    #land() {
        const {startContainer} = this.#sentences[this.#at].place;
        const block = startContainer.nodeType === Node.TEXT_NODE ? startContainer.parentElement : startContainer;
        block.tabIndex = -1;
        block.addEventListener("blur", () => block.removeAttribute("tabindex"), {once: true});
        block.focus({preventScroll: true});
    }
}

/** Show the button as soon as there is a voice; some browsers know their voices late. */
function begin() {
    const texts = [...document.querySelectorAll("[data-listen]")];
    const row = document.querySelector(".actions");
    const template = document.getElementById("site_listen");
    if (!("speechSynthesis" in window) || !texts.length || !row || !template) return;
    let listening;
    const look = () => {
        if (listening) listening.offerVoices();
        else if (voicesFor(texts.at(-1).closest("[lang]").lang).length) listening = new Listening(texts, row, template);
    };
    look();
    speechSynthesis.addEventListener?.("voiceschanged", look);
}

begin();
