// @ts-check
/**
 * <kasper-deadline>: asks when a message arrived, and shows until when there is time. Python makes all of it from what only
 * the browser knows: the moments, and how far the clocks here are from UTC at each. Without Python the element is empty.
 *
 * `data-window` is the id of the deadline, and `data-hours` how long one has. The answer is kept in this browser, for every plan with that window.
 */

import { keep, onChange, read } from "../../../browser/storage.js";

/** @typedef {import("../../../browser/helper.js").KasperHelper} KasperHelper */
/**
 * @typedef {object} Told what Python tells of a window
 * @property {string} form
 * @property {string} html
 * @property {number | null} again
 * @property {boolean} isKnown
 * @property {{ name: string, text: string } | null} calendar
 */

/** The name under which it is kept when each message arrived: seconds since 1970 UTC, by the window's id. */
export const ARRIVED = "arrived";

/** How far out of sight the question is made. */
const NEAR = "200px";

class KasperDeadline extends HTMLElement {
  /** @type {AbortController | undefined} */ #connection;
  /** @type {Told | undefined} */ #told;
  /** When the message arrived, null for what is no time, and nothing where nobody has said it. @type {number | null | undefined} */
  #arrived;
  /** What was kept when that was looked up last. @type {number | undefined} */ #kept;
  /** Whether what stands in the field is not what has been told. */
  #isNew = false;
  /** The question that is asked last, whose answer counts. */
  #asked = 0;
  #timer = 0;
  /** The timer after which nothing is said any more. */
  #silence = 0;

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this.addEventListener("click", (event) => this.#onClick(event.target), { signal });
    this.addEventListener("keydown", (event) => this.#onKey(event), { signal });
    this.addEventListener("input", () => this.#onInput(), { signal });
    // Timers sleep while a page is not seen.
    document.addEventListener("visibilitychange", () => document.hidden || this.#refresh(), { signal });
    onChange(() => this.#restore(), signal);
    this.#arrived = this.#kept = arrival(this.#id);
    if (this.#arrived === undefined) this.#tellWhenNear(signal);
    else this.#tell();
  }

  disconnectedCallback() {
    this.#connection?.abort();
    window.clearTimeout(this.#timer);
  }

  /**
   * A field for a time takes a phone long to make, and not everybody gets as far.
   * @param {AbortSignal} signal
   */
  #tellWhenNear(signal) {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      this.#tell();
    }, { rootMargin: NEAR });
    observer.observe(this);
    signal.addEventListener("abort", () => observer.disconnect());
  }

  get #id() {
    return this.dataset["window"] ?? "";
  }

  /** @returns {HTMLInputElement | null} */
  get #field() {
    return this.querySelector("[data-window-arrived]");
  }

  get #deadline() {
    return this.querySelector("[data-window-deadline]");
  }

  /** Go by what was kept in another way than here. */
  #restore() {
    const kept = arrival(this.#id);
    if (kept === this.#kept) return;
    this.#arrived = this.#kept = kept;
    this.#isNew = false;
    this.#tell();
  }

  /** Tell anew what time has changed. */
  #refresh() {
    if (this.#told && !this.#isNew) this.#tell();
  }

  /** @param {EventTarget | null} target */
  #onClick(target) {
    if (!(target instanceof Element)) return;
    if (target.closest("[data-window-show]")) this.#submit();
    else if (target.closest("[data-window-calendar]")) this.#download();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key !== "Enter" || event.target !== this.#field) return;
    event.preventDefault();
    this.#submit();
  }

  #onInput() {
    this.#isNew = true;
    // What stands below belongs to another time, and no answer on its way to this one.
    this.#asked++;
    window.clearTimeout(this.#timer);
    this.#show("", null);
  }

  /** The person has entered when the message arrived. */
  #submit() {
    const entered = Math.floor(new Date(this.#field?.value ?? "").getTime() / 1000);
    this.#arrived = Number.isNaN(entered) ? null : entered;
    this.#isNew = false;
    window.clearTimeout(this.#silence);
    this.#deadline?.setAttribute("aria-live", "polite");
    this.#tell();
  }

  /** Have Python tell how long there is, and show that. */
  #tell() {
    this.#ask().catch(() => this.#vanish());
  }

  async #ask() {
    const asked = ++this.#asked;
    await customElements.whenDefined("kasper-helper");
    const helper = /** @type {KasperHelper | null} */ (this.closest("kasper-helper"));
    if (!helper) return;
    const id = this.#id;
    const arrived = this.#arrived;
    /** @type {Told} */
    const told = await helper.ask({
      deadline: {
        id,
        now: moment(now()),
        ...(arrived !== undefined && {
          arrived: arrived === null ? null : moment(arrived),
          end: ahead((arrived ?? 0) + 3600 * Number(this.dataset["hours"])),
        }),
      },
    });
    if (asked !== this.#asked || !this.isConnected) return;
    const isOverNow = told.again === null && this.#told?.again !== null && Boolean(this.#told?.html);
    this.#told = told;
    if (!this.#field) this.innerHTML = told.form;
    if (arrived === undefined ? document.activeElement !== this.#field : told.isKnown) this.#enter(arrived ?? now());
    if (isOverNow) this.#deadline?.setAttribute("aria-live", "polite");
    this.#show(told.html, told.calendar);
    window.clearTimeout(this.#timer);
    if (told.again !== null) this.#timer = window.setTimeout(() => this.#refresh(), told.again * 1000);
    if (!told.isKnown || arrived === this.#kept) return;
    this.#kept = arrived ?? undefined;
    keep(ARRIVED, { ...arrivals(), [id]: arrived });
  }

  /** @param {number} seconds since 1970 UTC, to show in the field */
  #enter(seconds) {
    const local = new Date((seconds + 60 * ahead(seconds)) * 1000);
    if (this.#field) this.#field.value = local.toISOString().slice(0, "2000-01-01T00:00".length);
  }

  /**
   * @param {string} html
   * @param {Told["calendar"]} calendar
   */
  #show(html, calendar) {
    const deadline = this.#deadline;
    // Whoever is in it stays there while it says the same.
    if (deadline && deadline.innerHTML !== html) deadline.innerHTML = html;
    // What the next minute changes is shown and not said: only what the person does is answered aloud.
    window.clearTimeout(this.#silence);
    if (html) this.#silence = window.setTimeout(() => deadline?.setAttribute("aria-live", "off"), 1000);
    const button = this.querySelector("[data-window-calendar]");
    if (button instanceof HTMLElement) button.hidden = calendar === null;
  }

  #download() {
    const calendar = this.#told?.calendar;
    if (!calendar) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([calendar.text], { type: "text/calendar" }));
    link.download = calendar.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  /** Python does not answer (any more). */
  #vanish() {
    window.clearTimeout(this.#timer);
    this.#told = undefined;
    this.replaceChildren();
  }
}

/** @returns {Record<string, unknown>} when the message of each window arrived, by the window's id */
function arrivals() {
  const kept = read(ARRIVED);
  return kept && typeof kept === "object" && !Array.isArray(kept) ? { ...kept } : {};
}

/**
 * @param {string} id of a window
 * @returns {number | undefined} when its message arrived, where that was kept
 */
function arrival(id) {
  const kept = arrivals()[id];
  return typeof kept === "number" && Number.isSafeInteger(kept) ? kept : undefined;
}

/** In whole seconds since 1970 UTC. */
const now = () => Math.floor(Date.now() / 1000);

/** @param {number} seconds since 1970 UTC; how many minutes the clocks here are ahead of UTC then */
const ahead = (seconds) => -Math.round(new Date(seconds * 1000).getTimezoneOffset()) || 0;

/** @param {number} seconds since 1970 UTC; the moment as Python takes it */
const moment = (seconds) => [seconds, ahead(seconds)];

customElements.define("kasper-deadline", KasperDeadline);
