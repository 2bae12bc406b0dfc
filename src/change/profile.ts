/**
 * What a change is about, as evidence: each signal names the path and line it was read from.
 * Pure; made from the change set alone (added lines, paths, hunk sections), never from a guess about the rest.
 */

export const SIGNAL_KINDS = [
	"rust", // Rust source changed at all
	"crate", // a crate is named in added or surrounding code, or in a manifest; `name` is the crate
	"symbol", // a noteworthy symbol in added code; `name` is the symbol
	"hot-loop", // loops over data, iterator chains, numeric kernels in added code
	"unsafe", // unsafe blocks, functions, impls
	"simd", // std::simd, core::arch, target_feature
	"wasm", // wasm-bindgen, wasm targets, wasm_bindgen attributes
	"benchmark", // benches/, criterion, divan
	"runtime", // tokio runtime, spawn, channels, select, blocking
	"database", // sqlx, diesel, sea-orm, SQL text, migrations
	"cache", // caches: moka, lru, redis, TTLs
	"pool", // connection pools: deadpool, bb8, r2d2
	"timeout", // timeouts, retries, backoff
	"trait", // a new trait
	"module", // a new module or file in a library
	"public-api", // added or changed `pub` items of a library
	"grpc", // tonic, prost, .proto
	"web", // axum, actix-web, warp, rocket, tower, hyper
	"dataframe", // arrow, datafusion, parquet, polars
	"new-service", // a new binary crate or main.rs
	"new-crate", // a new Cargo.toml
	"server", // server structure: listeners, routers, graceful shutdown, state
	"error-handling", // error types, Result plumbing, anyhow/thiserror
	"concurrency", // locks, atomics, Arc, rayon, crossbeam
	"manifest", // Cargo.toml, build profile
	"kafka-client", // Kafka client code, Rust or not; `name` is the client library
	"kafka-settings", // Kafka settings in any format
	"kafka-topic", // topic definitions
	"schema", // Avro, Protobuf, JSON Schema
] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

export interface Signal {
	readonly kind: SignalKind;
	/** The crate, symbol or library concerned; the kind itself where there is no finer name. */
	readonly name: string;
	readonly path: string;
	/** 1-based line in head. */
	readonly line: number;
}

export interface Profile {
	readonly signals: readonly Signal[];
	/** Whether anything here is Rust or Kafka; if not, the change is left alone. */
	readonly concerns: { readonly rust: boolean; readonly kafka: boolean };
}
