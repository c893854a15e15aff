// @ts-check
/** What a frame says when a link or a button in it could do nothing: the words are in the page's template. */

/**
 * Say it below the link or the button.
 * @param {Element} control
 * @param {string} instead what people can use: a telephone number, an email address or a URL
 * @param {boolean} isLink whether to make that URL a link
 */
export function refuse(control, instead, isLink) {
  const template = document.querySelector("template[data-refused]");
  if (!(template instanceof HTMLTemplateElement)) return;
  const words = document.importNode(template.content, true);
  const text = isLink ? Object.assign(document.createElement("a"), { href: instead, textContent: instead }) : instead;
  words.querySelector("[data-instead]")?.append(text);
  document.querySelector(".helper-refused")?.remove();
  const status = document.createElement("div");
  status.className = "helper-refused";
  status.setAttribute("role", "status");
  control.closest("ul, p, div")?.after(status);
  // Screen readers announce what is added to a status that is there already.
  setTimeout(() => status.append(words), 50);
}
