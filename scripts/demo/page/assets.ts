/** The page's own style and script. */

import { readFile } from "node:fs/promises";

export interface Asset {
	readonly type: string;
	readonly body: string;
}

/** In this order: what comes later may say otherwise. */
const STYLES = [
	"colours",
	"base",
	"frame",
	"people",
	"conversation",
	"diffs",
	"threads",
	"markdown",
	"checks",
	"forms",
	"log",
	"narrow",
];

export async function readAsset(path: string): Promise<Asset | undefined> {
	if (path === "/page.js") return { type: "text/javascript; charset=utf-8", body: await read("page.js") };
	if (path !== "/style.css") return undefined;
	const sheets = await Promise.all(STYLES.map((name) => read(`styles/${name}.css`)));
	return { type: "text/css; charset=utf-8", body: sheets.join("\n") };
}

function read(name: string): Promise<string> {
	return readFile(new URL(name, import.meta.url), "utf8");
}
