// @ts-check
/** Starts something else at the moment when the site would start Python, and marks progress in the same way. */

const state = document.documentElement.dataset;

/** @param {() => Promise<unknown>} start resolved when the first render is done */
export function run(start) {
  const idle = () =>
    "requestIdleCallback" in window ? requestIdleCallback(begin, { timeout: 3000 }) : setTimeout(begin, 200);
  const begin = async () => {
    state.helperRuntime = "loading";
    try {
      await start();
      state.helperRuntime = "ready";
    } catch (error) {
      state.helperFailure = String(error);
      state.helperRuntime = "unavailable";
    }
  };
  if (document.readyState === "complete") idle();
  else window.addEventListener("load", idle, { once: true });
}
