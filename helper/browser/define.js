// @ts-check

/**
 * Define a custom element in a task of its own, because clicks wait until a task ends.
 * @param {string} name
 * @param {CustomElementConstructor} element
 */
export function define(name, element) {
  setTimeout(() => customElements.define(name, element));
}
