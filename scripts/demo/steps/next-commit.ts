import { parseMarker } from "../../../src/report/markdown/marker.ts";
import type { PullRequest } from "../../../test/support/github/world.ts";
import type { Demo } from "../open-demo.ts";
import { prove, proveEqual } from "../prove.ts";
import { checkOf, ourThreads, summaries, textOf, threadAbout } from "../seen.ts";
import { pushNext } from "../story.ts";

/** What the commit makes good, and what it brings in. */
const FIXED = [
	/`acks=1` contradicts/,
	/is its own offset, not the next one/,
	/compiled again in each round/,
	/waits for a synchronous commit/,
];
const NEW = ["kafka-store-offset-plus-one", "std-sleep-in-async"];

/** A push is answered by what is new, and by what is made good; by nothing else. */
export async function nextCommit(demo: Demo, pull: PullRequest): Promise<void> {
	const { log } = demo;
	const before = ourThreads(pull);
	const [summary] = summaries(pull);
	const text = summary?.body;
	await pushNext(demo, pull);
	await demo.settle();
	const added = ourThreads(pull).filter((thread) => !before.includes(thread));
	const rules = added.map((thread) => /Found by \[`([\w-]+)`/.exec(textOf(thread))?.[1] ?? textOf(thread));
	proveEqual(log, "only the two new mistakes are said", rules.toSorted(), NEW);
	const suggested = added.filter((thread) => textOf(thread).includes("```suggestion")).length;
	proveEqual(log, "one of them can be applied with one click", suggested, 1);
	const fingerprints = ourThreads(pull).map((thread) => parseMarker(textOf(thread)));
	const distinct = new Set(fingerprints.map((marker) => JSON.stringify(marker)));
	proveEqual(
		log,
		"nothing is said twice, though the agents hand in again what they found",
		distinct.size,
		fingerprints.length,
	);
	const resolved = before.filter(({ resolvedBy }) => resolvedBy !== null);
	const expected = FIXED.map((words) => threadAbout(pull, words));
	const isExact = expected.every((thread) => thread && resolved.includes(thread)) && resolved.length === FIXED.length;
	prove(log, "the threads of the four fixed ones are resolved, and no others", isExact, resolved.map(textOf));
	proveEqual(log, "there is still one summary", summaries(pull).length, 1);
	prove(log, "and it was edited in place", summary?.body !== text, text);
	proveEqual(log, "the check of the new head still fails", checkOf(pull), "failure");
}
