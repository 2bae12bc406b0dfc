import type { ObjectId } from "../change/change-set.ts";
import { runGit } from "./run-git.ts";
import type { GitPlace } from "./spawn-git.ts";

/** Of a longer branch the newest ones tell enough. */
const MOST_COMMITS = 20;
const MAX_BYTES = 64 * 1024;

/** Messages of the commits since `base`, newest first; none where either is no commit. */
export async function commitMessages(place: GitPlace, base: ObjectId, head: ObjectId): Promise<readonly string[]> {
	const args = ["log", "--no-merges", "--format=%B%x00", `--max-count=${MOST_COMMITS}`, `${base}..${head}`];
	const { stdout } = await runGit(place, args, { statuses: [0, 128], maxBytes: MAX_BYTES, atLimit: "cut" });
	return stdout
		.toString("utf8")
		.split("\0")
		.map((message) => message.trim())
		.filter((message) => message !== "");
}
