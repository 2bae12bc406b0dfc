import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { ObjectId } from "../../src/change/change-set.ts";
import { openRepository, type Repository } from "../../src/git/open-repository.ts";
import { type GitSandbox, gitSandbox } from "../support/git-sandbox.ts";

let sandbox: GitSandbox;
let repository: Repository;
let base: ObjectId;
beforeAll(async () => {
	sandbox = gitSandbox();
	base = sandbox.commit({ a: "a" });
	repository = await openRepository(sandbox.directory);
});
afterAll(() => sandbox.remove());

function say(message: string): ObjectId {
	sandbox.git("commit", "--quiet", "--allow-empty", "--allow-empty-message", "--cleanup=verbatim", "-m", message);
	return sandbox.git("rev-parse", "HEAD").trim() as ObjectId;
}

describe("commitMessages", () => {
	test("newest first, whole, without empty ones and merges", async () => {
		say("first: of all\n\nWith a body.\n\n- and a list");
		say("");
		sandbox.git("switch", "--quiet", "-c", "side", base);
		say("side");
		sandbox.git("switch", "--quiet", "main");
		sandbox.git("merge", "--quiet", "--no-ff", "-m", "a merge", "side");
		const head = say("  last, in «other» letters \n");
		const messages = await repository.commitMessages(base, head);
		expect(messages[0]).toBe("last, in «other» letters");
		expect([...messages].sort()).toEqual([
			"first: of all\n\nWith a body.\n\n- and a list",
			"last, in «other» letters",
			"side",
		]);
	});

	test("none between a commit and itself, nor where one of them is a tree", async () => {
		const head = sandbox.git("rev-parse", "HEAD").trim() as ObjectId;
		const tree = sandbox.git("rev-parse", "HEAD^{tree}").trim() as ObjectId;
		expect(await repository.commitMessages(head, head)).toEqual([]);
		expect(await repository.commitMessages(base, tree)).toEqual([]);
		expect(await repository.commitMessages(base, "0".repeat(40) as ObjectId)).toEqual([]);
	});

	test("of a long branch the newest twenty, and of a long text its beginning", async () => {
		let head = base;
		for (let index = 1; index <= 25; index += 1) head = say(`number ${index}`);
		const messages = await repository.commitMessages(base, head);
		expect([messages.length, messages[0], messages.at(-1)]).toEqual([20, "number 25", "number 6"]);
		const flood = await repository.commitMessages(head, say(`flood ${"x".repeat(100_000)}`));
		expect(flood).toHaveLength(1);
		expect(flood[0]?.length).toBeLessThanOrEqual(64 * 1_024);
	});
});
