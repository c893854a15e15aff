// @ts-check
/**
 * <kasper-checklist>: lets a person tick off its steps, and stores the ticks in this browser. Python renders the progress;
 * ticks work without it.
 *
 * `data-path` is the path of the plan's state. A tick belongs to a step of a procedure, in whichever plan it appears, and
 * holds as long as the step's wording (`data-version`) stays the same.
 */

import { define } from "../../../browser/define.js";
import { onChange, read, write } from "../../../browser/storage.js";
import { clearArrivals, hasArrivals } from "../deadline/arrivals.js";

/** @typedef {import("../../../browser/helper.js").KasperHelper} KasperHelper */
/** @typedef {{ name: string, version: string, element: HTMLElement, box: HTMLInputElement }} Step */

/** The name under which each ticked step's version is stored by the step's name. */
const TICKS = "ticks";

class KasperChecklist extends HTMLElement {
  /** @type {AbortController | undefined} */ #connection;
  /** @type {Step[]} */ #steps = [];
  /** The progress while nothing is done, as the region has it. */
  #initial = "";
  /** The number of the last request, whose response is the only one to show. */
  #asked = 0;

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this.#steps = [...this.querySelectorAll(".helper-tick input")].flatMap((box) => {
      const element = box.closest("[data-step]");
      if (!(element instanceof HTMLElement && box instanceof HTMLInputElement)) return [];
      // Keeps browsers from restoring old ticks. In HTML the attribute would be invalid on a checkbox.
      box.autocomplete = "off";
      const procedure = element.closest("[data-procedure]")?.getAttribute("data-procedure");
      // Must be the same as in helper/engine/progress.py.
      return [{ name: `${procedure}/${element.dataset.step}`, version: element.dataset.version ?? "", element, box }];
    });
    this.#initial ||= this.#progress?.innerHTML ?? "";
    this.addEventListener("change", (event) => this.#onTick(event.target), { signal });
    this.querySelector("[data-plan-clear]")?.addEventListener("click", () => this.#clear(), { signal });
    onChange(() => this.#show(), signal);
    const tools = this.querySelector(".helper-checklist");
    // Browsers without this media feature show no boxes.
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
    this.#announce();
    const { [step.name]: _, ...others } = read(TICKS);
    write(TICKS, step.box.checked ? { ...others, [step.name]: step.version } : others);
  }

  #clear() {
    this.#announce();
    clearArrivals();
    write(TICKS, null);
  }

  /** Have the progress announced from now on. When the page opens, there is enough to hear. */
  #announce() {
    this.#progress?.setAttribute("aria-live", "polite");
  }

  get #progress() {
    return this.querySelector(".helper-checklist-progress");
  }

  #show() {
    const ticks = read(TICKS);
    for (const { box, name, version, element } of this.#steps) {
      box.checked = ticks[name] === version;
      element.toggleAttribute("data-done", box.checked);
    }
    const done = this.#steps.filter(({ box }) => box.checked).map(({ name }) => name);
    this.toggleAttribute("data-ticked", done.length > 0 || hasArrivals());
    this.#ask(done).catch(() => this.#showProgress(""));
  }

  /** @param {string[]} done the names of the steps that are done */
  async #ask(done) {
    const asked = ++this.#asked;
    if (!done.length) return this.#showProgress(this.#initial);
    await customElements.whenDefined("kasper-helper");
    const helper = /** @type {KasperHelper | null} */ (this.closest("kasper-helper"));
    // The response may take long, and the progress shown so far belongs to other ticks.
    if (!helper?.isReady) this.#showProgress("");
    const response = await helper?.ask({ progress: { path: this.dataset.path, done } });
    if (response && asked === this.#asked) this.#showProgress(response.html);
  }

  /** @param {string} html */
  #showProgress(html) {
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

define("kasper-checklist", KasperChecklist);
