// @ts-check
/**
 * <kasper-checklist>: lets a person tick off the steps in it, and keeps the ticks in this browser. Python tells how far that is;
 * without Python the ticks are kept all the same.
 *
 * `data-path` is the path of the plan's state. A tick belongs to a step of a procedure, in whatever plan it is, and holds as
 * long as the step says the same (`data-version`).
 */

import { keep, onChange, read } from "../../../browser/storage.js";
import { ARRIVED } from "../deadline/deadline.js";

/** @typedef {import("../../../browser/helper.js").KasperHelper} KasperHelper */
/** @typedef {{ name: string, version: string, element: HTMLElement, box: HTMLInputElement }} Step */

const TICKS = "ticks";

class KasperChecklist extends HTMLElement {
  /** @type {AbortController | undefined} */ #connection;
  /** @type {Step[]} */ #steps = [];
  /** What is told while nothing is done, as the region has it. */
  #nothing = "";
  /** The question that is asked last, whose answer counts. */
  #asked = 0;

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this.#steps = [...this.querySelectorAll(".helper-tick input")].flatMap((box) => {
      const element = box.closest("[data-step]");
      if (!(element instanceof HTMLElement && box instanceof HTMLInputElement)) return [];
      // Else a browser may restore what was ticked when the page was left. Valid HTML has it for other fields only.
      box.autocomplete = "off";
      const procedure = element.closest("[data-procedure]")?.getAttribute("data-procedure");
      return [{ name: `${procedure}/${element.dataset["step"]}`, version: element.dataset["version"] ?? "", element, box }];
    });
    this.#nothing ||= this.#progress?.innerHTML ?? "";
    this.addEventListener("change", (event) => this.#onTick(event.target), { signal });
    this.querySelector("[data-plan-clear]")?.addEventListener("click", () => this.#clear(), { signal });
    onChange(() => this.#show(), signal);
    const tools = this.querySelector(".helper-checklist");
    // A browser that does not know this feature shows no boxes.
    if (tools instanceof HTMLElement) tools.hidden = !window.matchMedia("(scripting: enabled)").matches;
    this.#show();
  }

  disconnectedCallback() {
    this.#connection?.abort();
  }

  /** @param {EventTarget | null} box */
  #onTick(box) {
    const step = this.#steps.find((each) => each.box === box);
    if (!step) return;
    this.#speak();
    const { [step.name]: _, ...others } = ticks();
    keep(TICKS, step.box.checked ? { ...others, [step.name]: step.version } : others);
  }

  #clear() {
    this.#speak();
    keep(ARRIVED, null);
    keep(TICKS, null);
  }

  /** Have what comes of something that the person did said aloud; on arrival there is enough to hear. */
  #speak() {
    this.#progress?.setAttribute("aria-live", "polite");
  }

  get #progress() {
    return this.querySelector(".helper-checklist-progress");
  }

  #show() {
    const kept = ticks();
    for (const { box, name, version, element } of this.#steps) {
      box.checked = kept[name] === version;
      element.toggleAttribute("data-done", box.checked);
    }
    const done = this.#steps.filter(({ box }) => box.checked).map(({ name }) => name);
    this.toggleAttribute("data-ticked", done.length > 0 || read(ARRIVED) !== null);
    this.#ask(done).catch(() => this.#tell(""));
  }

  /** @param {string[]} done the names of the steps that are done */
  async #ask(done) {
    const asked = ++this.#asked;
    if (!done.length) return this.#tell(this.#nothing);
    await customElements.whenDefined("kasper-helper");
    const helper = /** @type {KasperHelper | null} */ (this.closest("kasper-helper"));
    // Nobody knows when there will be an answer, and what is told belongs to other ticks.
    if (!helper?.isReady) this.#tell("");
    const answer = await helper?.ask({ progress: { path: this.dataset["path"], done } });
    if (answer && asked === this.#asked) this.#tell(answer.html);
  }

  /** @param {string} html */
  #tell(html) {
    const progress = this.#progress;
    if (!progress) return;
    if (progress.innerHTML !== html) progress.innerHTML = html;
    const next = progress.querySelector("a")?.hash.slice(1);
    for (const { element } of this.#steps) {
      if (element.id === next) element.setAttribute("aria-current", "step");
      else element.removeAttribute("aria-current");
    }
  }
}

/** @returns {Record<string, unknown>} the version that each step had when it was ticked, by the step's name */
function ticks() {
  const kept = read(TICKS);
  return kept && typeof kept === "object" && !Array.isArray(kept) ? { ...kept } : {};
}

customElements.define("kasper-checklist", KasperChecklist);
