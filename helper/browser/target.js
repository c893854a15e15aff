// @ts-check
/** The target of a link to a part of the page. */

/** What a visitor does to move on. */
const MOVES = ["keydown", "pointerdown", "touchstart", "wheel"];

/**
 * Keep the target of the URL's fragment where it is on the screen while scripts fill in what is above it, until the visitor
 * does something. Not every browser anchors the scroll position by itself.
 * @param {Element} region whose size may change
 * @param {AbortSignal} signal that ends it
 */
export function holdTarget(region, signal) {
  const target = document.getElementById(location.hash.slice(1));
  if (!target || !region.contains(target)) return;
  const topNow = () => target.getBoundingClientRect().top;
  let top = topNow();
  const onScroll = () => (top = topNow());
  const release = new AbortController();
  const observer = new ResizeObserver(() => {
    if (!target.isConnected) return release.abort();
    const isInSight = top < window.innerHeight && top >= 0;
    const moved = topNow() - top;
    if (isInSight && moved) window.scrollBy({ top: moved, behavior: "instant" });
    top = topNow();
  });
  for (const type of MOVES)
    window.addEventListener(type, () => release.abort(), { signal: release.signal, capture: true, passive: true });
  signal.addEventListener("abort", () => release.abort(), { signal: release.signal });
  window.addEventListener("scroll", onScroll, { signal: release.signal });
  release.signal.addEventListener("abort", () => observer.disconnect());
  observer.observe(region);
}
