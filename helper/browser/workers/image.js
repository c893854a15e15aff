// @ts-check
/**
 * The preferred worker: downloads and runs the memory image. The build puts it into the script of the page.
 *
 * The page could download it as well, but would stand still while its digest is computed and its code is read.
 */

import { compile } from "../download.js";
import { openImage } from "./instance.js";
import { serve } from "./serve.js";

serve(async (/** @type {import("../download.js").Recorded} */ image, loaded) => {
  const module = await compile(image);
  loaded();
  return (await openImage(module)).respond;
});
