// @ts-check

/**
 * Define a custom element in a task of its own. The theme's script runs as soon as the page is parsed, and clicks wait until
 * a task ends.
 * @param {string} name
 * @param {CustomElementConstructor} element
 */
export function define(name, element) {
  setTimeout(() => customElements.define(name, element));
}
