/** A review, or its questions, with the world of this machine. */

import type { ModelWorld } from "../review/agents/model-world.ts";
import type { Preparation } from "../review/agents/prepare-questions.ts";
import type { ReviewRequest } from "../review/request.ts";
import type { ReviewResult } from "../review/result.ts";
import { previewQuestions, review } from "../review/review.ts";
import type { ReviewWorld } from "../review/world.ts";
import type { Settings } from "../settings/read-settings.ts";
import { openSyntax } from "../syntax/open-syntax.ts";
import { scan } from "../syntax/scan/scan.ts";
import type { Range } from "./read-range.ts";

export interface LocalReview {
	readonly range: Pick<Range, "change" | "readHead">;
	readonly settings: Settings;
	readonly only?: readonly string[];
	readonly pullRequest?: ReviewRequest["pullRequest"];
	/** Absent: only the rules review. */
	readonly model?: ModelWorld;
	readonly progress: (doing: string) => void;
}

export async function runReview(local: LocalReview): Promise<ReviewResult> {
	return withWorld(local, (world) => review(requestOf(local), world));
}

export async function runPreview(local: LocalReview & { readonly model: ModelWorld }): Promise<Preparation> {
	return withWorld(local, (world) => previewQuestions(requestOf(local), world, local.model));
}

function requestOf({ range, settings, only, pullRequest }: LocalReview): ReviewRequest {
	const { configuration, agents, notices } = settings;
	return {
		change: range.change,
		configuration,
		agents,
		notices,
		...(only && { only }),
		...(pullRequest && { pullRequest }),
	};
}

async function withWorld<T>(
	{ range, settings, model, progress }: LocalReview,
	use: (world: ReviewWorld) => Promise<T>,
): Promise<T> {
	const { book, own } = settings;
	const syntax = openSyntax();
	try {
		const now = () => performance.now();
		return await use({ readHead: range.readHead, book, own, scan, syntax, progress, now, ...(model && { model }) });
	} finally {
		await syntax.close();
	}
}
