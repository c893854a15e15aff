"""Does to a page what the translators of browsers do."""

from typing import Final

TRANSLATE: Final = """() => {
  const isKept = (node) => node.parentElement.closest("[translate=no], script, style, svg, font");
  const translate = (root) => {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = root instanceof Text ? [root] : [];
    while (texts.nextNode()) found.push(texts.currentNode);
    for (const text of found) {
      if (!text.data.trim() || isKept(text)) continue;
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      inner.textContent = text.data.replace(/[a-z]/gi, "ش");
      outer.append(inner);
      text.replaceWith(outer);
    }
  };
  document.title = "ش";
  Object.assign(document.documentElement, { lang: "ar", dir: "rtl" });
  document.body.dir = "rtl";
  translate(document.body);
  new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes) if (node.isConnected) translate(node);
  }).observe(document.body, { childList: true, subtree: true });
}"""
"""Translates the page into one Arabic letter, and from then on whatever is added to it.

Like Google's, it replaces each text with elements. It leaves what has `translate="no"`.
"""
