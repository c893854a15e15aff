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
  let { scrollY } = window;
  const release = new AbortController();
  const onScroll = () => {
    // Measured now, the place might be that after a change which the observer has yet to report.
    top += scrollY - window.scrollY;
    scrollY = window.scrollY;
  };
  const observer = new ResizeObserver(() => {
    if (!target.isConnected) return release.abort();
    const isInSight = top >= 0 && top < window.innerHeight;
    const moved = topNow() - top;
    if (isInSight && moved) window.scrollBy({ top: moved, behavior: "instant" });
    top = topNow();
    scrollY = window.scrollY;
  });
  for (const type of MOVES) {
    window.addEventListener(type, () => release.abort(), { signal: release.signal, capture: true, passive: true });
  }
  signal.addEventListener("abort", () => release.abort(), { signal: release.signal });
  window.addEventListener("scroll", onScroll, { signal: release.signal });
  release.signal.addEventListener("abort", () => observer.disconnect());
  observer.observe(region);
}
