/**
 * Reviews changes in memory against the stand-in of Anthropic's API. Rules, parser, prompts, HTTP and settling are the
 * real ones; only git is left out, and time is a clock that waits for nobody.
 */

import type { ObjectId } from "../../../src/change/change-set.ts";
import type { Configuration } from "../../../src/config/configuration.ts";
import { DEFAULTS } from "../../../src/config/defaults.ts";
import type { GrepHit } from "../../../src/context/context-request.ts";
import type { AgentProgress } from "../../../src/model/agent-outcome.ts";
import { type ClientSettings, openClient } from "../../../src/model/client.ts";
import type { ReviewRequest } from "../../../src/review/request.ts";
import type { ReviewResult } from "../../../src/review/result.ts";
import { review } from "../../../src/review/review.ts";
import { NO_OWN_RULES } from "../../../src/rules/own-rules.ts";
import { openRuleBook } from "../../../src/rules/rule-book.ts";
import { openModel } from "../../../src/settings/open-model.ts";
import { openSyntax } from "../../../src/syntax/open-syntax.ts";
import { type ScanOutcome, type ScanRequest, scan } from "../../../src/syntax/scan/scan.ts";
import { type FakeClock, fakeClock } from "../anthropic/fake-clock.ts";
import type { MessagesRequest } from "../anthropic/messages-request.ts";
import { KEY, type Script, startStandIn } from "../anthropic/stand-in.ts";
import { BENCH_AGENTS } from "./bench-agents.ts";
import { type Marked, sidesOf } from "./bench-change.ts";

export interface BenchOptions {
	readonly script: Script;
	readonly configuration?: Partial<Configuration>;
	readonly request?: Partial<ReviewRequest>;
	readonly client?: Partial<ClientSettings>;
	/** In place of a scan of the files; `scan` is the real one, which remembers what it has scanned. */
	readonly scan?: (request: ScanRequest, scan: Scan) => Promise<ScanOutcome>;
	readonly onProgress?: (progress: AgentProgress, clock: FakeClock) => void;
}

type Scan = (request: ScanRequest) => Promise<ScanOutcome>;

export interface BenchReview {
	readonly result: ReviewResult;
	/** That reached the stand-in in this review. */
	readonly requests: readonly MessagesRequest[];
	readonly clock: FakeClock;
	/** Paths read and texts searched, by context and tools. */
	readonly looked: readonly string[];
}

export type ReviewBench = Awaited<ReturnType<typeof openReviewBench>>;

export async function openReviewBench() {
	let script: Script = () => ({ kind: "mute" });
	const standIn = await startStandIn((request, turn) => script(request, turn));
	const syntax = openSyntax();
	const book = openRuleBook();
	const rememberedScan = rememberScans();

	async function reviewIt(marked: Marked, options: BenchOptions): Promise<BenchReview> {
		const { change, head, readHead, readBase } = sidesOf(marked);
		const configuration = { ...DEFAULTS, model: { ...DEFAULTS.model, budget: {} }, ...options.configuration };
		const clock = fakeClock();
		const looked: string[] = [];
		const from = standIn.requests.length;
		script = options.script;
		const read = (path: string) => {
			looked.push(path);
			return readHead(path);
		};
		const model = openModel({
			client: await openClient({ platform: "anthropic", apiKey: KEY, baseUrl: standIn.url, ...options.client }),
			environment: { apiKey: options.client?.apiKey ?? KEY, names: {}, budget: {} },
			settings: configuration.model,
			scope: "bench",
			repository: {
				grep: async (_, pattern, how) => {
					looked.push(pattern, ...(how?.paths ?? []));
					return how?.regex ? [] : grepIn(head, pattern);
				},
			},
			head: "0".repeat(40) as ObjectId,
			readBase,
			signal: new AbortController().signal,
			clock,
			onProgress: (progress) => options.onProgress?.(progress, clock),
		});
		const request = { change, configuration, agents: BENCH_AGENTS, ...options.request };
		const scanIt: Scan = (wanted) => options.scan?.(wanted, rememberedScan) ?? rememberedScan(wanted);
		const world = { readHead: read, book, own: NO_OWN_RULES, scan: scanIt, syntax, progress: () => {} };
		const result = await review(request, { ...world, model, now: () => 0 });
		if (clock.alarms() > 0) throw new Error(`${clock.alarms()} alarms were left set.`);
		return { result, requests: standIn.requests.slice(from), clock, looked };
	}

	return {
		review: reviewIt,
		close: async () => {
			await Promise.all([standIn.close(), syntax.close()]);
		},
	};
}

function grepIn(texts: ReadonlyMap<string, string>, wanted: string): GrepHit[] {
	return [...texts].flatMap(([path, text]) =>
		text.split("\n").flatMap((line, index) => (line.includes(wanted) ? [{ path, line: index + 1, text: line }] : [])),
	);
}

/** Each scan starts a process; the same files match the same. */
function rememberScans(): Scan {
	const known = new Map<string, Promise<ScanOutcome>>();
	return (request) => {
		const key = JSON.stringify(request);
		const outcome = known.get(key) ?? scan(request);
		known.set(key, outcome);
		return outcome;
	};
}
