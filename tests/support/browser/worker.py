"""Asks a worker with Python directly, without the page's own elements."""

from typing import Final

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
  const given = [];
  for (const name of names) given.push(await ask(name));
  return given;
}"""
"""Takes names of workers and requests; gives, for each worker, what it says when ready and then its answers."""
