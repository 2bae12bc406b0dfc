/** From delivery to posted review, and how many requests to GitHub a review makes. */

import { show, spread } from "../statistics.ts";
import { openReviewWorld, type ReviewWorld } from "./review-world.ts";

const FILES_OF_TIMED = 30;
const FINDINGS_OF_TIMED = 10;
const TIMED_ROUNDS = 7;
/** Files and findings; each finding needs a function, and each file takes as many as there are to spread. */
const COUNTED = [1, 30, 300].flatMap((files) => [0, 10, 60].map((findings) => ({ files, findings })));

export async function benchReviews(): Promise<void> {
	const world = await openReviewWorld();
	try {
		await timeReviews(world);
		await countRequests(world);
	} finally {
		await world.close();
	}
}

async function timeReviews(world: ReviewWorld): Promise<void> {
	const took: number[] = [];
	for (let round = 0; round <= TIMED_ROUNDS; round++) {
		const files = changedFiles(FILES_OF_TIMED, FINDINGS_OF_TIMED);
		took.push((await world.review(`timed-${round}`, files)).milliseconds);
	}
	const [first = 0, ...later] = took;
	console.log(`review: ${FILES_OF_TIMED} files, ${FINDINGS_OF_TIMED} findings, from delivery to posted, PGlite`);
	console.log(`  ${TIMED_ROUNDS} rounds                ${show(spread(later), 0, " ms")}  (aim: under 1500)`);
	console.log(`  first (empty clone)     ${first.toFixed(0)} ms`);
}

async function countRequests(world: ReviewWorld): Promise<void> {
	console.log("requests to GitHub's API a review, by files and findings  (aim: at most 12, not growing with files)");
	for (const { files, findings } of COUNTED) {
		const review = await world.review(`files-${files}-${findings}`, changedFiles(files, findings));
		const asked = `${files} files, ${findings} findings`.padEnd(24);
		console.log(`  ${asked}${review.requests}, ${review.comments} comments, and ${review.gitRequests} of git`);
	}
}

/** Every file has an async function; as many as findings are wanted sleep in it, and so block a thread. */
function changedFiles(files: number, findings: number): Record<string, string> {
	return Object.fromEntries(
		Array.from({ length: files }, (_, file) => {
			const share = Math.floor(findings / files) + (file < findings % files ? 1 : 0);
			return [`src/part_${file}.rs`, fileText(file, share)];
		}),
	);
}

function fileText(file: number, findings: number): string {
	const tidy = `/// Adds.\npub fn add_${file}(left: u64, right: u64) -> u64 {\n    left + right\n}\n`;
	const sleepers = Array.from(
		{ length: findings },
		(_, index) =>
			`\npub async fn wait_${file}_${index}() {\n    std::thread::sleep(std::time::Duration::from_millis(${index + 5}));\n}\n`,
	);
	return tidy + sleepers.join("");
}
