/** Comments as GitHub shows them: GFM, a few harmless tags, no other HTML, and suggestions as small diffs. */

import { micromark, type Options } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { escapeHtml, type Html, html, trusted } from "./html.ts";

type Extension = NonNullable<Options["htmlExtensions"]>[number];

const HARMLESS = /^<\/?(?:details|summary|sub|sup|kbd|br)(?: open)? ?\/?>$/i;
const TAG_OR_COMMENT = /<!--[\s\S]*?-->|<[^>]*>/g;

/** In place of the library's own, which lets HTML through whole or not at all. */
const harmlessHtml: Extension = {
	exit: {
		htmlFlow(token) {
			this.raw(keepHarmless(this.sliceSerialize(token)));
		},
		htmlFlowData() {},
		htmlText(token) {
			this.raw(keepHarmless(this.sliceSerialize(token)));
		},
		htmlTextData() {},
	},
};

function keepHarmless(source: string): string {
	const kept: string[] = [];
	let end = 0;
	for (const { 0: tag, index } of source.matchAll(TAG_OR_COMMENT)) {
		kept.push(escapeHtml(source.slice(end, index)));
		if (HARMLESS.test(tag)) kept.push(tag.toLowerCase());
		else if (!tag.startsWith("<!--")) kept.push(escapeHtml(tag));
		end = index + tag.length;
	}
	kept.push(escapeHtml(source.slice(end)));
	return kept.join("");
}

const SUGGESTION = /<pre><code class="language-suggestion">([\s\S]*?)<\/code><\/pre>/g;

/** Links to the files of a head, which this page shows in a tab of its own. */
const FILE_LINK = /href="http:\/\/127\.0\.0\.1:\d+(?:\/[^/"]+){2}\/blob\/[0-9a-f]+\/([^"#]+)[^"]*"/g;

/** `pull` is the number of the one that it stands in, `replaced` the lines that a suggestion stands in for. */
export function markdown(source: string, pull: number, replaced: readonly string[] = []): Html {
	const rendered = micromark(source, { extensions: [gfm()], htmlExtensions: [gfmHtml(), harmlessHtml] });
	const linked = rendered.replace(FILE_LINK, `href="/?pull=${pull}&amp;tab=files#file-$1"`);
	return trusted(linked.replace(SUGGESTION, (_, code: string) => suggestion(code, replaced).html));
}

/** `code` is escaped already. */
function suggestion(code: string, replaced: readonly string[]): Html {
	const added = code.replace(/\n$/, "").split("\n").map(trusted);
	return html`<div class="suggestion"><div class="suggestion-head">Suggested change</div><table class="diff">${[
		...replaced.map((line) => html`<tr class="del"><td class="sign">-</td><td class="code">${line}</td></tr>`),
		...added.map((line) => html`<tr class="add"><td class="sign">+</td><td class="code">${line}</td></tr>`),
	]}</table></div>`;
}
