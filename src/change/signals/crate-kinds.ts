import type { SignalKind } from "../profile.ts";

/** What using a crate says of a change, beyond the crate itself. Names as code writes them, with `_`. */
const CRATES: Partial<Record<SignalKind, string>> = {
	benchmark: "criterion divan iai iai_callgrind codspeed_criterion_compat",
	runtime: "tokio async_std smol glommio monoio tokio_uring async_executor tokio_util",
	database:
		"sqlx diesel diesel_async sea_orm sea_query rusqlite tokio_postgres postgres mysql mysql_async mongodb clickhouse scylla surrealdb tiberius duckdb rocksdb sled heed",
	cache: "moka lru quick_cache cached redis fred foyer stretto mini_moka memcache",
	pool: "deadpool deadpool_postgres deadpool_redis deadpool_diesel bb8 bb8_postgres bb8_redis r2d2 r2d2_postgres mobc",
	timeout: "tokio_retry tokio_retry2 backoff backon again retry exponential_backoff",
	grpc: "tonic tonic_build tonic_health prost prost_build grpcio volo_grpc",
	web: "axum axum_extra actix_web actix warp rocket tower tower_http tower_service hyper hyper_util poem salvo ntex tide",
	dataframe: "arrow arrow_array arrow_schema arrow_flight datafusion parquet polars lance iceberg deltalake",
	"error-handling": "anyhow thiserror eyre color_eyre snafu miette",
	concurrency:
		"rayon crossbeam crossbeam_channel crossbeam_queue crossbeam_utils crossbeam_epoch parking_lot dashmap arc_swap flume async_channel loom scc papaya",
	simd: "wide pulp packed_simd simdeez simd_json memchr_simd",
	wasm: "wasm_bindgen wasm_bindgen_futures js_sys web_sys wee_alloc wasm_pack wasmtime wasmer wasmi gloo yew leptos",
	"kafka-client": "rdkafka rdkafka_sys rskafka kafka kafka_protocol schema_registry_converter samsa krafka",
};

const BY_CRATE = new Map<string, SignalKind[]>();
for (const [kind, names] of Object.entries(CRATES)) {
	for (const name of names.split(" ")) BY_CRATE.set(name, [...(BY_CRATE.get(name) ?? []), kind as SignalKind]);
}

export function kindsOfCrate(crate: string): readonly SignalKind[] {
	return BY_CRATE.get(crate) ?? (/(^|_)kafka(_|$)/.test(crate) ? ["kafka-client"] : []);
}

/** Crates that are known by name wherever a path begins with one; any other must be named by a `use`. */
export const KNOWN_CRATES: readonly string[] = [...BY_CRATE.keys()];
