// @ts-check
/**
 * Watches Python start. `window.start` resolves to times in milliseconds since the navigation began: when the worker was
 * started, when Python was ready, and the long tasks on the main thread until shortly after.
 */

/**
 * @typedef {object} Start
 * @property {number} loading
 * @property {number} ready
 * @property {string} way how Python was started
 * @property {{ from: number, duration: number }[] | null} tasks null where the browser does not report them
 */

{
  /** In milliseconds, for a slow line. Pyodide may fail without reporting it. */
  const LIMIT = 300_000;
  /** Milliseconds until a long task has been reported. */
  const REPORT_DELAY = 150;
  const root = document.documentElement;
  const reportsTasks = globalThis.PerformanceObserver?.supportedEntryTypes.includes("longtask") ?? false;
  /** @type {{ from: number, duration: number }[]} */
  const tasks = [];
  if (reportsTasks) {
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) tasks.push({ from: startTime, duration });
    }).observe({ type: "longtask", buffered: true });
  }
  /** @type {Record<string, number>} */
  const times = {};
  Object.assign(window, {
    start: new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`Python was not ready within ${LIMIT} ms`)), LIMIT);
      new MutationObserver(() => {
        const state = root.dataset.helperRuntime ?? "";
        times[state] ??= performance.now();
        if (state === "unavailable") reject(new Error(root.dataset.helperFailure ?? "Python is unavailable"));
        if (state !== "ready") return;
        const { loading, ready } = times;
        const tasksSoFar = reportsTasks ? tasks : null;
        setTimeout(() => resolve({ loading, ready, way: root.dataset.helperRung, tasks: tasksSoFar }), REPORT_DELAY);
      }).observe(root, { attributeFilter: ["data-helper-runtime"] });
    }),
  });
}
