/** What an operator can watch, in Prometheus' format. One registry a server, so that tests do not share counts. */

import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { SeenRequest } from "../github/seen-request.ts";
import type { JobEvent, Queue, QueueStats } from "../jobs/queue.ts";
import type { AgentRun } from "../review/result.ts";

export interface Metrics {
	readonly registry: Registry;
	onDelivery(event: string, isNew: boolean): void;
	onJob(event: JobEvent): void;
	onStage(stage: string, milliseconds: number): void;
	onRunEnd(outcome: string): void;
	onFinding(source: string, priority: string): void;
	onModelUse(run: AgentRun): void;
	onRequest(seen: SeenRequest): void;
	/** Asked for at each scrape. */
	watchQueue(queue: Pick<Queue, "stats">): void;
}

/** Seconds; a review takes half a second without agents and minutes with them. */
const SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 600];

export function openMetrics(): Metrics {
	const registry = new Registry();
	const registers = [registry];
	const counter = (name: string, help: string, labelNames: string[]) =>
		new Counter({ name, help, labelNames, registers });
	const deliveries = counter("gregor_deliveries_total", "Webhooks that asked for something", ["event", "new"]);
	const jobs = counter("gregor_jobs_total", "Tries of jobs by how they ended", ["outcome"]);
	const runs = counter("gregor_runs_total", "Reviews by what they came to", ["outcome"]);
	const findings = counter("gregor_findings_total", "Findings posted", ["source", "priority"]);
	const dollars = counter("gregor_model_dollars_total", "US dollars by Gregor's price table", ["agent", "model"]);
	const tokens = counter("gregor_model_tokens_total", "Tokens", ["agent", "kind"]);
	const asked = counter("gregor_model_runs_total", "Questions to agents by how they ended", ["agent", "state"]);
	const requests = counter("gregor_github_requests_total", "Requests to GitHub", ["method", "route", "status"]);
	const remaining = new Gauge({ name: "gregor_github_remaining", help: "GitHub's remaining requests", registers });
	const stages = new Histogram({
		name: "gregor_stage_seconds",
		help: "Stages of a review",
		labelNames: ["stage"],
		buckets: SECONDS,
		registers,
	});
	const waited = new Histogram({
		name: "gregor_job_wait_seconds",
		help: "From delivery to work",
		buckets: SECONDS,
		registers,
	});
	return {
		registry,
		onDelivery: (event, isNew) => deliveries.inc({ event, new: `${isNew}` }),
		onJob: ({ outcome, waitedMs }) => {
			jobs.inc({ outcome });
			waited.observe(waitedMs / 1_000);
		},
		onStage: (stage, milliseconds) => stages.observe({ stage }, milliseconds / 1_000),
		onRunEnd: (outcome) => runs.inc({ outcome }),
		onFinding: (source, priority) => findings.inc({ source, priority }),
		onModelUse: ({ agent, model, state, dollars: cost, usage }) => {
			dollars.inc({ agent, model }, cost);
			asked.inc({ agent, state });
			tokens.inc({ agent, kind: "input" }, usage.inputTokens);
			tokens.inc({ agent, kind: "output" }, usage.outputTokens);
			tokens.inc({ agent, kind: "cache-read" }, usage.cacheReadTokens);
			tokens.inc({ agent, kind: "cache-write" }, usage.cacheWriteTokens);
		},
		onRequest: ({ method, route, status, remaining: left }) => {
			requests.inc({ method, route, status: `${status ?? "none"}` });
			if (left !== undefined) remaining.set(left);
		},
		watchQueue: (queue) => watchQueue(queue, registers),
	};
}

/** The gauges are read side by side: those of one scrape share one question, or all but one would be a scrape late. */
function watchQueue(queue: Pick<Queue, "stats">, registers: Registry[]): void {
	let asking: Promise<QueueStats> | undefined;
	const stats = () => {
		asking ??= queue.stats().finally(() => {
			asking = undefined;
		});
		return asking;
	};
	const gauge = (name: string, help: string, read: (stats: QueueStats) => number) =>
		new Gauge({
			name: `gregor_queue_${name}`,
			help,
			registers,
			async collect() {
				this.set(read(await stats()));
			},
		});
	gauge("depth", "Jobs that wait", ({ depth }) => depth);
	gauge("active", "Jobs that run", ({ active }) => active);
	gauge("oldest_seconds", "Age of the oldest job that could run", ({ oldestSeconds }) => oldestSeconds);
	gauge("dead", "Jobs that failed for good", ({ dead }) => dead);
}
