/** `npm run docs`: writes a page a rule, and their index, into docs/rules. A test holds the pages against the rules. */

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openRuleBook } from "../src/rules/rule-book.ts";
import { rulePages } from "../src/rules/rule-pages.ts";

const folder = fileURLToPath(new URL("../docs/rules/", import.meta.url));
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const pages = rulePages(openRuleBook());
for (const [name, text] of pages) writeFileSync(`${folder}${name}`, text);
console.log(`Wrote ${pages.size} pages.`);
