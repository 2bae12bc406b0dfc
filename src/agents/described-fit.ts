/**
 * Which signals fit an agent that was not written for Gregor, by what its description says. Conservative: it must speak
 * of Rust or Kafka, of reviewing, speed or design, and by name of something that the change touches.
 */

import type { Profile, Signal, SignalKind } from "../change/profile.ts";
import { type Evidence, saySignal } from "./evidence.ts";

const RUST = /\brust\b/i;
const KAFKA = /kafka\b/i;
const REVIEWING =
	/\b(?:review|audit|perform|optimi[sz]|architect|design|latenc|throughput|bottleneck|scalab|profil|benchmark|efficien)/i;

/** What people call each kind of change. Kinds that are in every Rust change have no words of their own. */
const WORDS: Partial<Record<SignalKind, readonly string[]>> = {
	"hot-loop": ["hot path", "hot paths", "hot loop", "hot loops"],
	unsafe: ["unsafe", "memory safety", "undefined behaviour", "undefined behavior"],
	simd: ["simd", "vectorisation", "vectorization"],
	wasm: ["wasm", "webassembly"],
	benchmark: ["benchmark", "benchmarks", "benchmarking", "criterion"],
	runtime: ["tokio", "async", "asynchronous", "async-std"],
	database: ["database", "databases", "sql", "postgres", "postgresql", "orm", "queries"],
	cache: ["cache", "caches", "caching", "redis"],
	pool: ["pool", "pools", "pooling"],
	timeout: ["timeout", "timeouts", "retries", "backoff", "resilience"],
	trait: ["trait", "traits"],
	"public-api": ["api", "apis", "api design"],
	grpc: ["grpc", "protobuf"],
	web: ["web service", "web services", "web server", "http", "rest"],
	dataframe: ["arrow", "parquet", "dataframe", "dataframes", "analytics"],
	"new-service": ["microservice", "microservices", "services"],
	server: ["server", "servers", "backend"],
	"error-handling": ["error handling"],
	concurrency: ["concurrency", "concurrent", "lock-free", "multithreading", "parallelism"],
	"kafka-client": ["kafka"],
	"kafka-settings": ["kafka"],
	"kafka-topic": ["kafka"],
	schema: ["schema", "schemas", "avro", "protobuf", "schema registry"],
};

/** Less telling than anything that an agent declares. */
const RANK = 2000;

export function describedFit(description: string, profile: Profile): readonly Evidence[] {
	const rust = RUST.test(description) && profile.concerns.rust;
	const kafka = KAFKA.test(description) && profile.concerns.kafka;
	if ((!rust && !kafka) || !REVIEWING.test(description)) return [];
	const says = words(description);
	return profile.signals
		.filter((signal) => (rust || isKafka(signal.kind)) && wordsOf(signal).some((word) => says(word)))
		.map((signal) => ({ path: signal.path, line: signal.line, says: saySignal(signal), rank: RANK }));
}

function isKafka(kind: SignalKind): boolean {
	return kind.startsWith("kafka-") || kind === "schema";
}

function wordsOf(signal: Signal): readonly string[] {
	const own = signal.kind === "rust" ? [] : [signal.name];
	return [...own, ...(WORDS[signal.kind] ?? [])];
}

/** Whether the text holds a word or phrase whole, with any case and with `-` and `_` taken for one. */
function words(text: string): (word: string) => boolean {
	const plain = (part: string) =>
		` ${part
			.toLowerCase()
			.replaceAll("_", "-")
			.replace(/[^\p{L}\p{N}-]+/gu, " ")
			.trim()} `;
	const haystack = plain(text);
	return (word) => word.trim().length > 1 && haystack.includes(plain(word));
}
