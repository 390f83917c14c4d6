// Voices as a browser has them, for one that has none: what they are given is written down, and a test ends it.
(() => {
    const settings = SETTINGS;
    const said = [];
    class Utterance {
        constructor(text) { Object.assign(this, {text, lang: "", rate: 1, voice: null, ended: false}); }
    }
    class Synthesis extends EventTarget {
        voices = settings.late ? [] : settings.voices;
        current = null;
        cancelled = 0;
        getVoices() { return this.voices; }
        speak(utterance) {
            if (this.current) throw new Error("two sentences at once");
            this.current = utterance;
            said.push(utterance);
        }
        // As in browsers that say of what was cancelled that it ended.
        cancel() {
            const cancelled = this.current;
            this.current = null;
            this.cancelled += 1;
            if (cancelled) setTimeout(() => cancelled.onend?.());
        }
        pause() { throw new Error("not to be relied on"); }
        resume() { throw new Error("not to be relied on"); }
    }
    const synthesis = new Synthesis();
    Object.defineProperty(window, "speechSynthesis", {value: settings.none ? undefined : synthesis});
    if (settings.none) delete window.speechSynthesis;
    window.SpeechSynthesisUtterance = Utterance;
    window.aloud = {
        said, synthesis,
        // The voice comes to the end of its sentence.
        end() {
            const utterance = synthesis.current;
            synthesis.current = null;
            utterance.onend();
        },
        arrive() {
            synthesis.voices = settings.voices;
            synthesis.dispatchEvent(new Event("voiceschanged"));
        },
        // All words that are marked as being read.
        marked() {
            const ranges = [...(CSS.highlights.get("listen") ?? [])].map(range => range.toString());
            return [...ranges, ...[...document.querySelectorAll(".is-read")].map(one => one.alt ?? one.textContent)].join("|");
        },
    };
})();
