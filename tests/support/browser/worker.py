"""Sends requests to Python workers directly, without the page's elements."""

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
  const responses = [];
  for (const name of names) responses.push(await ask(name));
  return responses;
}"""
"""Takes worker names and requests. Resolves to a list for each worker: its ready message, then its responses."""
