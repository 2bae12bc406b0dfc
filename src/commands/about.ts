/** What this program says of itself. */

import { createRequire } from "node:module";

const about = createRequire(import.meta.url)("../../package.json") as { version: string; homepage: string };

/** Semantic. */
export const VERSION = about.version;
/** Where docs/ is published; no slash at the end. */
export const DOCS_URL = `${about.homepage}/blob/main/docs`;
