/** Writes one file of the catalogue: compact, one setting a line, sorted by name, so that a change reads well. */

import { writeFileSync } from "node:fs";
import type { SettingFile } from "../src/rules/catalogue/setting.ts";

const folder = new URL("../src/rules/catalogue/", import.meta.url);

export function writeCatalogue(file: SettingFile): void {
	const sorted = file.settings.toSorted((left, right) => left.name.localeCompare(right.name, "en"));
	const lines = sorted.map((setting) => JSON.stringify(setting)).join(",\n");
	const head = `{"family":${JSON.stringify(file.family)},"source":${JSON.stringify(file.source)},"settings":[\n`;
	writeFileSync(new URL(`${file.family}.json`, folder), `${head}${lines}\n]}\n`);
	console.log(`${file.family}: ${sorted.length} settings`);
}
