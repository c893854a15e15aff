// @ts-check
/** <kasper-cases>: filters the rows of the table in it by the words that someone types. Without it, all rows show. */

const plain = (/** @type {string | null} */ text) => (text ?? "").toLowerCase().replace(/\s+/g, " ");

export class KasperCases extends HTMLElement {
  /** @type {AbortController | undefined} */ #connection;

  connectedCallback() {
    const field = this.querySelector("input");
    const count = this.querySelector("[role=status]");
    if (!(field && count instanceof HTMLElement)) return;
    const rows = Array.from(this.querySelectorAll("tbody tr"), (row) => ({ row, text: plain(row.textContent) }));
    const filter = () => {
      const words = plain(field.value).split(" ");
      let shown = 0;
      for (const { row, text } of rows) {
        const matches = words.every((word) => text.includes(word));
        row.toggleAttribute("hidden", !matches);
        shown += Number(matches);
      }
      count.textContent = (count.dataset.of ?? "").replace("{shown}", `${shown}`).replace("{all}", `${rows.length}`);
    };
    this.#connection = new AbortController();
    field.addEventListener("input", filter, { signal: this.#connection.signal });
    field.closest("[hidden]")?.removeAttribute("hidden");
    // On the way back, the browser may have put the words into the field again.
    if (field.value) filter();
  }

  disconnectedCallback() {
    this.#connection?.abort();
  }
}

customElements.define("kasper-cases", KasperCases);
