/** How the answer of one agent is read: what it may speak of, and what it was shown. */

import type { AgentRequest } from "./agent-outcome.ts";
import { codeLines } from "./answer/code-lines.ts";
import { openTextGuard } from "./answer/guard-text.ts";
import type { AnswerReader } from "./answer/read-answer.ts";
import { showData } from "./prompt/fence.ts";
import { injectionSigns } from "./prompt/injection-signs.ts";
import { nameOf } from "./prompt/shown-change.ts";
import type { TreeTools } from "./tools/tree-tools.ts";

/** Sections that print code; in all others a line that looks like code is somebody's prose. */
const CODE_KINDS: ReadonlySet<string> = new Set(["change", "definitions", "callers", "implementers"]);

const TITLE_LENGTH = 100;

/** @param read what the agent's tools have handed back so far. */
export function agentReader(request: AgentRequest, read: readonly string[]): AnswerReader {
	const { agent, files, evidence, answered, nonce, secrets, shown } = request;
	const code = shown.sections.filter(({ kind }) => CODE_KINDS.has(kind ?? "change")).map(({ text }) => text);
	const sections = agent.review?.sections ?? [];
	return {
		agent: agent.name,
		paths: new Set(files),
		labels: evidence,
		guard: openTextGuard([nonce, ...secrets]),
		isCode: codeLines([...code, ...read]),
		isSuspicious: signsIn(request).length > 0,
		questions: (agent.review?.questions ?? []).map(({ key }) => key).filter((key) => !answered.includes(key)),
		sections: sections.filter(({ priorities }) => priorities.length === 0).map(({ title }) => title),
	};
}

/** A sentence for each section that holds text which speaks to reviewers. It names the place and repeats no word of it. */
export function signsIn({
	shown,
	nonce,
	secrets,
}: Pick<AgentRequest, "shown" | "nonce" | "secrets">): readonly string[] {
	const guard = openTextGuard([nonce, ...secrets]);
	return shown.sections.flatMap((section) => {
		const { text, kind } = section;
		if (kind === "evidence" || kind === "said") return [];
		const title = nameOf(section);
		const [sign] = injectionSigns(showData(text, nonce));
		if (!sign && injectionSigns(showData(title, nonce)).length === 0) return [];
		const name = guard.clean(showData(title, nonce).replace(/\s+/g, " "), TITLE_LENGTH) ?? "a section";
		const place = sign ? `“${name}”, line ${sign.line},` : "the name of a file";
		return [
			`Text in ${place} speaks to reviewers. It was not obeyed, and no refutation of a static finding was believed.`,
		];
	});
}

/** The same tools, keeping what they hand back. */
export function remembering(tree: TreeTools, read: string[]): TreeTools {
	const keep = <T>(value: T, text: string): T => {
		read.push(text);
		return value;
	};
	const keepHits = (hits: Awaited<ReturnType<TreeTools["search"]>>) =>
		keep(hits, hits.map((hit) => hit.text).join("\n"));
	return {
		readFile: async (path) => {
			const text = await tree.readFile(path);
			return keep(text, text ?? "");
		},
		search: async (text, under) => keepHits(await tree.search(text, under)),
		findDefinition: async (name) => keepHits(await tree.findDefinition(name)),
	};
}
