"""Starts Python's workers and asks them, without the page's elements."""

from typing import Final

START_WORKER: Final = """async (url) => {
  const worker = new Worker(url, { type: "module" });
  const report = await new Promise((resolve) => {
    worker.addEventListener("message", ({ data }) => "downloaded" in data || resolve(data));
    worker.addEventListener("error", ({ message }) => resolve({ error: message }));
  });
  worker.terminate();
  return report;
}"""
"""Starts the worker at a URL. Resolves to its message that Python is ready or failed, or to an `error` outside Python."""
ASK_WORKERS: Final = """async ([names, requests]) => {
  const script = document.querySelector("script[src$='/helper.js']").src;
  const folder = new URL("workers/", script);
  const ask = async (name) => {
    const worker = new Worker(new URL(`${name}.js`, folder), { type: "module" });
    const next = () => new Promise((resolve) => worker.addEventListener("message", (e) => resolve(e.data), { once: true }));
    await next();
    const answers = [await next()];
    for (const request of requests) {
      worker.postMessage({ id: answers.length, request: JSON.stringify(request) });
      answers.push(await next());
    }
    worker.terminate();
    return answers;
  };
  const responses = [];
  for (const name of names) responses.push(await ask(name));
  return responses;
}"""
"""Takes worker names and requests. Resolves to a list for each worker: its ready message, then its responses."""
