// @ts-check
/**
 * Watches, in the page, how Python starts. `window.start` becomes the times in milliseconds since the navigation began:
 * when the worker was started and when Python was ready, and the long tasks of the main thread until shortly after.
 */

/**
 * @typedef {object} Start
 * @property {number} loading
 * @property {number} ready
 * @property {string} rung
 * @property {{ from: number, duration: number }[] | null} tasks null where the browser does not tell
 */

{
  /** Milliseconds; Pyodide can wait for ever when it fails. */
  const LIMIT = 50_000;
  // A long task is told some time after its end.
  const TOLD_LATER = 150;
  const root = document.documentElement;
  const tellsTasks = globalThis.PerformanceObserver?.supportedEntryTypes.includes("longtask") ?? false;
  /** @type {{ from: number, duration: number }[]} */
  const tasks = [];
  if (tellsTasks) {
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) tasks.push({ from: startTime, duration });
    }).observe({ type: "longtask", buffered: true });
  }
  /** @type {Record<string, number>} */
  const times = {};
  Object.assign(window, {
    start: new Promise((resolve, reject) => {
      new MutationObserver(() => {
        const state = root.dataset["helperRuntime"] ?? "";
        times[state] ??= performance.now();
        if (state === "loading") setTimeout(() => reject(new Error(`Python was not ready within ${LIMIT} ms`)), LIMIT);
        if (state === "unavailable") reject(new Error(root.dataset["helperFailure"] ?? "Python is unavailable"));
        if (state !== "ready") return;
        const { loading, ready } = times;
        const told = () => resolve({ loading, ready, rung: root.dataset["helperRung"], tasks: tellsTasks ? tasks : null });
        setTimeout(told, TOLD_LATER);
      }).observe(root, { attributeFilter: ["data-helper-runtime"] });
    }),
  });
}
