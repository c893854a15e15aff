// @ts-check
/**
 * Clicks through the helper once Python is ready, and measures each click until the next state is painted: until the first
 * task after the frame in which the new region is rendered.
 */

/** @param {string} selector */
const link = (selector) => /** @type {HTMLElement | null} */ (document.querySelector(`[data-helper] ${selector}`));

const pause = (/** @type {number} */ milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const painted = () =>
  new Promise((resolve) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(undefined);
      port2.postMessage(undefined);
    }),
  );

/** @param {HTMLElement} target */
const click = (target) =>
  new Promise((resolve) => {
    const region = document.querySelector("[data-helper]");
    const observer = new MutationObserver(async () => {
      if (document.querySelector("[data-helper]") === region) return;
      observer.disconnect();
      await painted();
      resolve(performance.now() - from);
    });
    observer.observe(document.body, { childList: true, subtree: true });
    const from = performance.now();
    target.click();
  });

/**
 * @param {number} count
 * @returns {Promise<number[]>} milliseconds
 */
export async function clicks(count) {
  const times = [];
  for (let number = 0; number < count; number++) {
    const options = document.querySelectorAll("[data-helper] a[data-option]");
    const option = /** @type {HTMLElement | undefined} */ (options[number % Math.max(options.length, 1)]);
    const target = option ?? link("a[data-start-again]");
    if (!target) throw new Error("there is nothing to click");
    times.push(await click(target));
    // Faster than people read, and at varying moments within a frame.
    await pause(200 + ((number * 7) % 17));
  }
  return times;
}
