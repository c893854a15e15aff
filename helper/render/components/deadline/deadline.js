// @ts-check
/**
 * <kasper-deadline>: asks when a message arrived, and shows the deadline that follows from it. Python renders both from
 * what only the browser knows: the moments, and the offset of the local clock at each. Without Python, the element is empty.
 *
 * `data-window` is the id of the deadline, and `data-hours` the time that it allows. The time is stored in this browser,
 * for every plan with the same deadline.
 */

import { define } from "../../../browser/define.js";
import { onChange } from "../../../browser/storage.js";
import { readArrival, writeArrival } from "./arrivals.js";
import { canSave, save } from "./file.js";
import { fromField, moment, now, toField } from "./local_time.js";

/** @typedef {import("../../../browser/helper.js").KasperHelper} KasperHelper */
/** @typedef {import("../share/share.js").KasperShare} KasperShare */
/**
 * @typedef {object} DeadlineResponse as `helper/api/deadline.py` returns it
 * @property {string} form
 * @property {string} zone
 * @property {string} html
 * @property {number} again
 * @property {boolean} isKnown
 * @property {boolean} isOver
 * @property {{ name: string, text: string } | null} calendar
 */

/** Where the form is rendered: above what visitors see, and in it, but not where the progress covers it at the bottom. */
const MARGIN = "200px 0px -10%";

class KasperDeadline extends HTMLElement {
  /** @type {AbortController | undefined} */ #connection;
  /** @type {DeadlineResponse | undefined} */ #response;
  /** When the message arrived; null for no valid time, undefined if not entered. @type {number | null | undefined} */ #arrived;
  /** What was stored when last read. @type {number | undefined} */ #stored;
  /** Whether the field has changed since it was submitted. */
  #isEdited = false;
  /** The number of the last request, whose response is the only one to show. */
  #asked = 0;
  #timer = 0;
  /** The timer that ends announcements. */
  #silence = 0;

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this.addEventListener("click", (event) => this.#onClick(event.target), { signal });
    this.addEventListener("keydown", (event) => this.#onKey(event), { signal });
    this.addEventListener("input", () => this.#onInput(), { signal });
    // Timers pause while the page is hidden.
    document.addEventListener("visibilitychange", () => document.hidden || this.#refresh(), { signal });
    onChange(() => this.#restore(), signal);
    this.#arrived = this.#stored = readArrival(this.#id);
    if (this.#arrived === undefined) this.#renderWhenNear(signal);
    else this.#render();
  }

  disconnectedCallback() {
    this.#connection?.abort();
    window.clearTimeout(this.#timer);
  }

  /**
   * Phones take long to create a field for date and time, and many visitors never get that far.
   * @param {AbortSignal} signal
   */
  #renderWhenNear(signal) {
    const onIntersection = (/** @type {IntersectionObserverEntry[]} */ entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      this.#render();
    };
    const observer = new IntersectionObserver(onIntersection, { rootMargin: MARGIN });
    observer.observe(this);
    signal.addEventListener("abort", () => observer.disconnect());
  }

  get #id() {
    return this.dataset.window ?? "";
  }

  /** @returns {HTMLInputElement | null} */
  get #field() {
    return this.querySelector("[data-window-arrived]");
  }

  get #deadline() {
    return this.querySelector("[data-window-deadline]");
  }

  /** Follow a change of the stored time that was made elsewhere. */
  #restore() {
    const stored = readArrival(this.#id);
    if (stored === this.#stored) return;
    this.#arrived = this.#stored = stored;
    this.#isEdited = false;
    this.#render();
  }

  /** Show how much time is left now, and what time it is. */
  #refresh() {
    if (this.#response) this.#render();
  }

  /** @param {EventTarget | null} target */
  #onClick(target) {
    if (!(target instanceof Element)) return;
    if (target.closest("[data-window-show]")) this.#submit();
    else if (target.closest("[data-window-calendar]")) save(this.#response?.calendar);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key !== "Enter" || event.target !== this.#field) return;
    event.preventDefault();
    this.#submit();
  }

  #onInput() {
    this.#isEdited = true;
    this.#arrived = undefined;
    // The deadline below, and any response still to come, belong to another time.
    this.#asked++;
    this.#show("", null);
  }

  #submit() {
    this.#arrived = fromField(this.#field?.value ?? "");
    this.#isEdited = false;
    window.clearTimeout(this.#silence);
    this.#deadline?.setAttribute("aria-live", "polite");
    this.#render();
  }

  /** Have Python render the element. */
  #render() {
    this.#ask().catch(() => this.#empty());
  }

  async #ask() {
    const asked = ++this.#asked;
    await customElements.whenDefined("kasper-helper");
    const helper = /** @type {KasperHelper | null} */ (this.closest("kasper-helper"));
    if (!helper) return;
    const arrived = this.#arrived;
    const share = /** @type {KasperShare | null | undefined} */ (
      this.closest("[data-helper]")?.querySelector("kasper-share")
    );
    /** @type {DeadlineResponse} */
    const response = await helper.ask({
      deadline: {
        id: this.#id,
        now: moment(now()),
        ...(arrived !== undefined && {
          arrived: arrived === null ? null : moment(arrived),
          end: moment((arrived ?? 0) + 3600 * Number(this.dataset.hours)).slice(1),
          page: share?.page,
        }),
      },
    });
    if (asked === this.#asked && this.isConnected) this.#update(response, arrived);
  }

  /**
   * @param {DeadlineResponse} response
   * @param {number | null | undefined} arrived what it responds to
   */
  #update(response, arrived) {
    const before = this.#response;
    const hasJustEnded = response.isOver && Boolean(before?.html) && !before?.isOver;
    this.#response = response;
    this.#fillIn(response.form, before?.form);
    const zone = this.querySelector("[data-window-zone]");
    if (zone && zone.innerHTML !== response.zone) zone.innerHTML = response.zone;
    const field = this.#field;
    const isEmpty = field?.value === "" && arrived !== null;
    const isUntouched = !this.#isEdited && document.activeElement !== field;
    const mayFill = arrived === undefined ? isUntouched : response.isKnown || isEmpty;
    if (mayFill && field) field.value = toField(arrived ?? now());
    if (hasJustEnded) this.#deadline?.setAttribute("aria-live", "polite");
    this.#show(response.html, response.calendar);
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#refresh(), response.again * 1000);
    if (!response.isKnown || typeof arrived !== "number" || arrived === this.#stored) return;
    this.#stored = arrived;
    writeArrival(this.#id, arrived);
  }

  /**
   * Show the form, and again when the clock moves to another zone, which it names.
   * @param {string} form
   * @param {string} [before] the one that is shown
   */
  #fillIn(form, before) {
    const field = this.#field;
    if (field && form === before) return;
    const hadFocus = field !== null && document.activeElement === field;
    this.innerHTML = form;
    if (field && this.#field) this.#field.value = field.value;
    if (hadFocus) this.#field?.focus();
  }

  /**
   * @param {string} html
   * @param {DeadlineResponse["calendar"]} calendar
   */
  #show(html, calendar) {
    const deadline = this.#deadline;
    // Replacing the same content would lose the focus in it.
    if (deadline && deadline.innerHTML !== html) deadline.innerHTML = html;
    // Only results of the visitor's own actions are announced, not the minutes that pass.
    window.clearTimeout(this.#silence);
    if (html) this.#silence = window.setTimeout(() => deadline?.setAttribute("aria-live", "off"), 1000);
    const button = this.querySelector("[data-window-calendar]");
    if (button instanceof HTMLElement) button.hidden = calendar === null || !canSave();
  }

  /** Without Python, nothing works here. */
  #empty() {
    window.clearTimeout(this.#timer);
    this.#response = undefined;
    this.replaceChildren();
  }
}

define("kasper-deadline", KasperDeadline);
