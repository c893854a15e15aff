// @ts-check
/**
 * <kasper-plan>: lets a person tick off the steps in it, and keeps the ticks in this browser. Python tells how far that is;
 * without Python the ticks are kept all the same.
 *
 * `data-path` is the path of the plan's state. A tick belongs to a step of a procedure, in whatever plan it is, and holds as
 * long as the step says the same (`data-version`).
 */

import { keep, onChange, read } from "./kept.js";
import { ARRIVED } from "./window.js";

/** @typedef {import("./helper.js").KasperHelper} KasperHelper */
/** @typedef {{ name: string, version: string, element: HTMLElement, box: HTMLInputElement }} Step */

const TICKS = "ticks";

class KasperPlan extends HTMLElement {
  /** @type {AbortController | undefined} */ #connection;
  /** @type {Step[]} */ #steps = [];
  /** The question that is asked last, whose answer counts. */
  #asked = 0;

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this.#steps = [...this.querySelectorAll("[data-procedure] [data-step]")].flatMap((element) =>
      element instanceof HTMLElement ? [this.#withBox(element)] : [],
    );
    this.addEventListener("change", (event) => this.#onTick(event.target), { signal });
    this.querySelector("[data-plan-clear]")?.addEventListener("click", () => this.#clear(), { signal });
    onChange(() => this.#show(), signal);
    const tools = this.querySelector(".plan");
    if (tools instanceof HTMLElement) tools.hidden = false;
    this.#show();
  }

  disconnectedCallback() {
    this.#connection?.abort();
  }

  /**
   * @param {HTMLElement} element of a step
   * @returns {Step} with a box to tick
   */
  #withBox(element) {
    const procedure = element.closest("[data-procedure]")?.getAttribute("data-procedure");
    const present = element.querySelector(".tick input");
    const box = present instanceof HTMLInputElement ? present : this.#addBox(element);
    return { name: `${procedure}/${element.dataset["step"]}`, version: element.dataset["version"] ?? "", element, box };
  }

  /** @param {HTMLElement} element of a step, whose text names the box */
  #addBox(element) {
    const text = element.querySelector(".step-text");
    if (text) text.id ||= `${element.id}-text`;
    const box = document.createElement("input");
    box.type = "checkbox";
    // Else a browser may restore what was ticked when the page was left.
    box.autocomplete = "off";
    box.setAttribute("aria-labelledby", text?.id ?? "");
    // The text has links, so that it cannot be the label; this one makes the box large enough for a thumb.
    const label = document.createElement("label");
    label.className = "tick";
    label.append(box);
    element.prepend(label);
    return box;
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
    return this.querySelector(".plan-progress");
  }

  #show() {
    const kept = ticks();
    for (const { box, name, version } of this.#steps) box.checked = kept[name] === version;
    const done = this.#steps.filter(({ box }) => box.checked).map(({ name }) => name);
    this.toggleAttribute("data-ticked", done.length > 0 || read(ARRIVED) !== null);
    this.#tell(done).catch(() => this.#progress?.replaceChildren());
  }

  /** @param {string[]} done the names of the steps that are done */
  async #tell(done) {
    const asked = ++this.#asked;
    await customElements.whenDefined("kasper-helper");
    const helper = /** @type {KasperHelper | null} */ (this.closest("kasper-helper"));
    const answer = await helper?.ask({ progress: { path: this.dataset["path"], done } });
    const progress = this.#progress;
    if (!answer || !progress || asked !== this.#asked) return;
    progress.innerHTML = answer.html;
    for (const { element } of this.#steps) {
      if (element.id === answer.next) element.setAttribute("aria-current", "step");
      else element.removeAttribute("aria-current");
    }
  }
}

/** @returns {Record<string, unknown>} the version that each step had when it was ticked, by the step's name */
function ticks() {
  const kept = read(TICKS);
  return kept && typeof kept === "object" && !Array.isArray(kept) ? { ...kept } : {};
}

customElements.define("kasper-plan", KasperPlan);
