/** Why one file fits one agent: the place, and how to say it. */

import type { Signal, SignalKind } from "../change/profile.ts";

export interface Evidence {
	readonly path: string;
	/** 1-based line in head. */
	readonly line: number;
	/** Completes "because PATH:LINE …", such as "uses rdkafka". */
	readonly says: string;
	/** Lower is more telling: a named crate over a named symbol over a kind of change over a path. */
	readonly rank: number;
}

const SAYINGS: Record<SignalKind, string> = {
	rust: "changes Rust code",
	crate: "uses",
	symbol: "uses",
	"hot-loop": "loops over data",
	unsafe: "has unsafe code",
	simd: "has SIMD code",
	wasm: "has WebAssembly code",
	benchmark: "changes a benchmark",
	runtime: "works with the async runtime",
	database: "works with a database",
	cache: "works with a cache",
	pool: "works with a connection pool",
	timeout: "sets a timeout or a retry",
	trait: "defines a trait",
	module: "adds a module",
	"public-api": "changes a public item",
	grpc: "works with gRPC",
	web: "works with a web framework",
	dataframe: "works with columnar data",
	"new-service": "begins a new service",
	"new-crate": "begins a new crate",
	server: "changes the structure of a server",
	"error-handling": "changes how errors are handled",
	concurrency: "shares state between threads or tasks",
	manifest: "changes a manifest",
	"kafka-client": "is Kafka client code",
	"kafka-settings": "sets Kafka settings",
	"kafka-topic": "defines a Kafka topic",
	schema: "changes a schema",
};

/** Says what a signal shows, with the crate or symbol where the signal has one: "works with a database (sqlx)". */
export function saySignal(signal: Signal): string {
	const saying = SAYINGS[signal.kind];
	if (signal.kind === "crate") return `${saying} ${signal.name}`;
	if (signal.kind === "symbol") return `${saying} \`${signal.name}\``;
	return signal.name === signal.kind || signal.name === "" ? saying : `${saying} (${signal.name})`;
}

/** The most telling piece; the earlier one where two are equal. */
export function strongest(evidence: readonly Evidence[]): Evidence | undefined {
	return evidence.reduce<Evidence | undefined>(
		(best, next) => (best && best.rank <= next.rank ? best : next),
		undefined,
	);
}
