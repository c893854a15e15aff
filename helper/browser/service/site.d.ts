/** The build that a service worker belongs to. The site's build writes it in front of the worker's script. */
declare const SITE: {
  /** Differs between builds with different files. */
  build: string;
  /** The integrity of each file by its path below the site's root; a folder's path stands for its page. */
  files: Record<string, string>;
};
/** From `../prefix.js`, which the site's build also puts in front. */
declare const storagePrefix: typeof import("../prefix.js").storagePrefix;
