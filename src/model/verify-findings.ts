/**
 * A second, cheaper model tries to refute each finding that would interrupt a person. What it could not judge is
 * doubtful, but a rule's finding, which stands without a model too: a failure of the verifier never posts what nobody has
 * judged, and never loses a finding.
 */

import { openTextGuard } from "./answer/guard-text.ts";
import { readJson } from "./answer/read-json.ts";
import { readOpinion } from "./answer/read-opinion.ts";
import { fieldsOf, readText } from "./answer/read-values.ts";
import { type Attempts, type CallWorld, stepAfter } from "./call-model.ts";
import { converse } from "./conversation.ts";
import { explainFailure } from "./explain-failure.ts";
import type { Failure } from "./failure.ts";
import { type Ledger, openLedger } from "./ledger.ts";
import { VERIFIED_AT_ONCE } from "./limits.ts";
import { buildVerifyPrompt } from "./prompt/build-verify-prompt.ts";
import { showData } from "./prompt/fence.ts";
import { injectionSigns } from "./prompt/injection-signs.ts";
import { nameOf } from "./prompt/shown-change.ts";
import type { Opinion, VerifyItem, VerifyOutcome, VerifyRequest } from "./verify-request.ts";

/** Only what costs is told: the verifier reads nothing and finds nothing. */
export async function verifyFindings(
	request: VerifyRequest,
	world: CallWorld,
	onSpent: (dollars: number) => void = () => {},
): Promise<VerifyOutcome> {
	const started = world.clock.now();
	const ledger = openLedger({ onWait: () => {}, onFindings: () => {}, onSpent });
	const opinions = new Map<string, Opinion>();
	let failure: Failure | undefined;
	for (let start = 0; start < request.items.length; start += VERIFIED_AT_ONCE) {
		const items = request.items.slice(start, start + VERIFIED_AT_ONCE);
		const judged = await judge(items, request, world, ledger);
		for (const [id, opinion] of judged.opinions) opinions.set(id, opinion);
		failure ??= judged.failure;
	}
	const missing = request.items.filter(({ id }) => !opinions.has(id));
	for (const { id, isStatic } of missing) {
		opinions.set(id, { kind: isStatic ? "kept" : "doubtful", reason: "It could not be verified." });
	}
	return {
		opinions,
		...(failure && { failure }),
		problems: problemsOf(missing.filter(({ isStatic }) => !isStatic).length, failure),
		...ledger.total(),
		durationMs: Math.round(world.clock.now() - started),
	};
}

function problemsOf(missing: number, failure: Failure | undefined): string[] {
	if (missing === 0) return [];
	const why = failure ? ` ${explainFailure(failure)}` : "";
	return [`${missing} ${missing === 1 ? "finding" : "findings"} could not be verified and went to the summary.${why}`];
}

interface Judgements {
	readonly opinions: ReadonlyMap<string, Opinion>;
	readonly failure?: Failure;
}

/** Repeats where `next-step.ts` says so; there is no smaller question to ask. */
async function judge(
	items: readonly VerifyItem[],
	request: VerifyRequest,
	world: CallWorld,
	ledger: Ledger,
): Promise<Judgements> {
	const attempts: Attempts = new Map();
	const call = { params: buildVerifyPrompt(request, items), nonce: request.nonce };
	for (;;) {
		const conversed = await converse(call, undefined, world, attempts, ledger.hooks);
		if (conversed.kind === "failed") {
			return { opinions: readOpinions(conversed.partial, items, request), failure: conversed.failure };
		}
		const opinions = readOpinions(conversed.text, items, request);
		if (conversed.message.stop_reason === "refusal") return { opinions, failure: { kind: "refused" } };
		if (opinions.size > 0) return { opinions };
		const failure: Failure = { kind: readJson(conversed.text).lists ? "wrong-schema" : "bad-json" };
		if (stepAfter(failure, world, attempts).step === "give-up") return { opinions, failure };
	}
}

function readOpinions(text: string, items: readonly VerifyItem[], request: VerifyRequest): Map<string, Opinion> {
	const guard = openTextGuard([request.nonce, ...request.secrets]);
	const isCalm = speaksToNobody([request.description], request);
	const isAllCalm = isCalm && speaksToNobody(shownTexts(items, request), request);
	const byId = new Map(items.map((item) => [item.id, item]));
	const opinions = new Map<string, Opinion>();
	for (const value of readJson(text).lists?.verdicts ?? []) {
		const item = byId.get(readText(fieldsOf(value).id).trim());
		if (!item) continue;
		const opinion = readOpinion(value, { mayRefute: isCalm && !item.isStatic && isCalmItem(item, request), guard });
		// Of two judgements on one finding the first stands.
		if (!opinion || opinions.has(item.id)) continue;
		// Whoever obeys the change would doubt what the rules found in it: then their word stands.
		opinions.set(item.id, item.isStatic && !isAllCalm ? { kind: "kept", reason: opinion.reason } : opinion);
	}
	return withKnownSame(opinions, items);
}

/** A finding can only be the same as one that stands before it. */
function withKnownSame(opinions: ReadonlyMap<string, Opinion>, items: readonly VerifyItem[]): Map<string, Opinion> {
	const order = items.map(({ id }) => id);
	return new Map(
		[...opinions].map(([id, { sameAs, ...opinion }]) => {
			const isEarlier = sameAs !== undefined && order.includes(sameAs) && order.indexOf(sameAs) < order.indexOf(id);
			return [id, isEarlier ? { ...opinion, sameAs } : opinion];
		}),
	);
}

function isCalmItem({ base, head, path }: VerifyItem, request: VerifyRequest): boolean {
	return speaksToNobody([base, head, path], request);
}

/** All that stands in one prompt with these findings and is not ours. */
function shownTexts(items: readonly VerifyItem[], { background }: VerifyRequest): readonly string[] {
	return [
		...background.flatMap((section) => [nameOf(section), section.text]),
		...items.flatMap(({ base, head, path }) => [base, head, path]),
	];
}

function speaksToNobody(texts: readonly string[], { nonce }: VerifyRequest): boolean {
	return texts.every((text) => injectionSigns(showData(text, nonce)).length === 0);
}
