import type { PullRequest } from "../../../test/support/github/world.ts";
import type { Demo } from "../open-demo.ts";
import { latestCheck } from "../page/checks.ts";
import { prove, proveEqual } from "../prove.ts";
import { checkOf, ourThreads, summaries } from "../seen.ts";
import { openFirst } from "../story.ts";

const FEWEST_COMMENTS = 12;

/** The pull request opens, and its mistakes are told on their lines. */
export async function firstReview(demo: Demo): Promise<PullRequest> {
	const { log } = demo;
	const pull = await openFirst(demo);
	await demo.settle();
	const threads = ourThreads(pull);
	prove(log, `${threads.length} comments stand on their lines`, threads.length >= FEWEST_COMMENTS, threads.length);
	for (const { path, originalLine, comments } of threads)
		log.say("gregor", `${path}:${originalLine} ${title(comments[0]?.body)}`);
	const reviews = pull.reviews.map(({ state }) => state);
	proveEqual(log, "they came in one review", reviews, ["COMMENTED"]);
	proveEqual(log, "one summary is in the conversation", summaries(pull).length, 1);
	proveEqual(
		log,
		"the check fails, as the base's .github/gregor.yml wants for what is critical",
		checkOf(pull),
		"failure",
	);
	const annotations = latestCheck(pull)?.annotations.length ?? 0;
	prove(log, `${annotations} annotations go with the check`, annotations >= threads.length, annotations);
	return pull;
}

/** The first line after the marker, without its markup. */
function title(body = ""): string {
	return (body.split("\n").find((line) => line.startsWith("**")) ?? "").replace(/\*\*|\\/g, "");
}
