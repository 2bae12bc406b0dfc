/** What the page's forms ask for. */

import type { PullRequest, ReviewThread, User } from "../../../test/support/github/world.ts";
import type { Demo } from "../open-demo.ts";
import { comment, disputed, OTHERS, object, openOther, press, pushNext, reply, setResolved } from "../story.ts";
import { Refusal } from "./refusal.ts";

interface Asked {
	readonly demo: Demo;
	readonly form: URLSearchParams;
	readonly pull: PullRequest;
}

/** Each answers the pull request to show afterwards. */
const ACTIONS: Readonly<Record<string, (asked: Asked) => Promise<PullRequest>>> = {
	push: async ({ demo, pull }) => {
		if (demo.pushedAfter.size > 0) throw new Refusal("The story has no further commit.");
		await pushNext(demo, pull);
		return pull;
	},
	object: async ({ demo, pull }) => {
		const about = disputed(pull);
		if (about === undefined) throw new Refusal("Nothing is left to object to.");
		await object(demo, about);
		return pull;
	},
	"open-clean": ({ demo }) => openOnce(demo, "clean"),
	"open-docs": ({ demo }) => openOnce(demo, "docs"),
	comment: async ({ demo, form, pull }) => {
		await comment(demo, pull, person(demo, form), wanted(form, "body"));
		return pull;
	},
	reply: async (asked) => answer(asked, wanted(asked.form, "body")),
	dismiss: async (asked) => answer(asked, `/dismiss ${wanted(asked.form, "body")}`),
	resolve: (asked) => settle(asked, true),
	unresolve: (asked) => settle(asked, false),
	press: async ({ demo, form, pull }) => {
		const check = demo.repository.checkRuns.find(({ id }) => id === Number(form.get("check")));
		if (check === undefined) throw new Refusal("There is no such check.");
		await press(demo, check, demo.people.grete, form.get("identifier") || undefined);
		return pull;
	},
};

export async function act(demo: Demo, action: string, form: URLSearchParams): Promise<PullRequest> {
	const run = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
	const pull = demo.repository.pulls.find(({ number }) => number === Number(form.get("pull")));
	if (run === undefined || pull === undefined) throw new Refusal("There is no such thing to do.");
	return run({ demo, form, pull });
}

async function openOnce(demo: Demo, which: "clean" | "docs"): Promise<PullRequest> {
	const { branch } = OTHERS[which];
	if (demo.repository.pulls.some((pull) => pull.head.ref === branch)) throw new Refusal("It is open already.");
	return openOther(demo, which);
}

async function answer({ demo, form, pull }: Asked, body: string): Promise<PullRequest> {
	await reply(demo, thread(pull, form), demo.people.grete, body);
	return pull;
}

async function settle({ demo, form, pull }: Asked, to: boolean): Promise<PullRequest> {
	await setResolved(demo, thread(pull, form), demo.people.grete, to);
	return pull;
}

function thread(pull: PullRequest, form: URLSearchParams): ReviewThread {
	const found = pull.threads.find((each) => each.comments[0]?.id === Number(form.get("thread")));
	if (found === undefined) throw new Refusal("There is no such thread.");
	return found;
}

function person({ people }: Demo, form: URLSearchParams): User {
	const by = form.get("by") ?? "";
	return Object.values(people).find((user: User) => user.login === by) ?? people.meta;
}

function wanted(form: URLSearchParams, field: string): string {
	const value = form.get(field)?.trim() ?? "";
	if (value === "") throw new Refusal("There is nothing written.");
	return value;
}
