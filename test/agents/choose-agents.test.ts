import { describe, expect, test } from "@jest/globals";
import { chooseAgents } from "../../src/agents/choose-agents.ts";
import type { Profile } from "../../src/change/profile.ts";
import { BUILT_IN } from "./built-in.ts";
import { configurationOf, profileOf } from "./profile-of.ts";

const SHORT: Readonly<Record<string, string>> = {
	"rust-kafka-performance-architect": "kafka",
	"rust-performance-engineer": "engineer",
	"performance-auditor": "auditor",
	"rust-systems-architect": "systems",
	"rust-backend-architect": "backend",
};

const NOTHING: Profile = { signals: [], concerns: { rust: false, kafka: false } };

function choose(profile: Profile) {
	const chosen = chooseAgents(profile, BUILT_IN, configurationOf());
	return chosen.map(({ agent, files, reason }) => ({ agent: SHORT[agent.name], files, reason }));
}

interface Row {
	readonly change: string;
	readonly signals: readonly string[];
	/** Short names, with the place and words that the reason must give. */
	readonly expected: Readonly<Record<string, string>>;
}

const row = (change: string, signals: readonly string[], expected: Row["expected"]): Row => ({
	change,
	signals,
	expected,
});

const ROWS: readonly Row[] = [
	row("a consumer with rdkafka", ["crate=rdkafka@src/ingest.rs:14"], { kafka: "src/ingest.rs:14 uses rdkafka" }),
	row("a consumer, as client code", ["kafka-client=rdkafka@src/in.rs:3"], {
		kafka: "src/in.rs:3 is Kafka client code (rdkafka)",
	}),
	row("a producer by its type", ["symbol=FutureProducer@src/out.rs:9"], {
		kafka: "src/out.rs:9 uses `FutureProducer`",
	}),
	row("rskafka", ["crate=rskafka@src/out.rs:2"], { kafka: "src/out.rs:2 uses rskafka" }),
	row("rdkafka_sys, spelt with a line below", ["crate=rdkafka_sys@src/ffi.rs:1"], {
		kafka: "src/ffi.rs:1 uses rdkafka_sys",
	}),
	row("a Java consumer", ["kafka-client=kafka-clients@src/Main.java:7"], {
		kafka: "src/Main.java:7 is Kafka client code",
	}),
	row("a Python producer", ["kafka-client=confluent_kafka@app/out.py:1"], {
		kafka: "app/out.py:1 is Kafka client code",
	}),
	row("client properties", ["kafka-settings@conf/consumer.properties:2"], {
		kafka: "conf/consumer.properties:2 sets Kafka settings",
	}),
	row("compose", ["kafka-settings@compose.yml:21"], { kafka: "compose.yml:21 sets Kafka settings" }),
	row("a topic in Terraform", ["kafka-topic@infra/topics.tf:4"], { kafka: "infra/topics.tf:4 defines a Kafka topic" }),
	row("a Strimzi topic", ["kafka-topic@k8s/orders.yaml:1"], { kafka: "k8s/orders.yaml:1 defines a Kafka topic" }),
	row("an Avro schema", ["schema=avro@schemas/order.avsc:1"], {
		kafka: "schemas/order.avsc:1 changes a schema (avro)",
	}),
	row("a hot loop", ["hot-loop@src/sum.rs:8"], { engineer: "src/sum.rs:8 loops over data" }),
	row("unsafe", ["unsafe@src/raw.rs:12"], { engineer: "src/raw.rs:12 has unsafe code" }),
	row("SIMD", ["simd=core::arch@src/kernel.rs:5"], { engineer: "src/kernel.rs:5 has SIMD code (core::arch)" }),
	row("WebAssembly", ["wasm@web/src/lib.rs:1"], { engineer: "web/src/lib.rs:1 has WebAssembly code" }),
	row("wasm-bindgen", ["crate=wasm-bindgen@web/src/lib.rs:3"], { engineer: "web/src/lib.rs:3 uses wasm-bindgen" }),
	row("a benchmark", ["benchmark=criterion@benches/parse.rs:1"], {
		engineer: "benches/parse.rs:1 changes a benchmark (criterion)",
	}),
	row("a bench file without a signal", ["rust@benches/old.rs:3"], {
		engineer: "benches/old.rs:3 lies under `**/benches/**`",
	}),
	row("rayon", ["crate=rayon@src/all.rs:2"], { engineer: "src/all.rs:2 uses rayon" }),
	row("a lock", ["concurrency=Mutex@src/state.rs:6"], {
		engineer: "src/state.rs:6 shares state between threads or tasks (Mutex)",
	}),
	row("transmute by path", ["symbol=std::mem::transmute@src/t.rs:6"], {
		engineer: "src/t.rs:6 uses `std::mem::transmute`",
	}),
	row("the runtime", ["runtime=tokio::spawn@src/run.rs:30"], { auditor: "src/run.rs:30 works with the async runtime" }),
	row("a blocking call handed over", ["symbol=spawn_blocking@src/run.rs:31"], {
		auditor: "src/run.rs:31 uses `spawn_blocking`",
	}),
	row("a query", ["database=sql@src/store.rs:40"], { auditor: "src/store.rs:40 works with a database (sql)" }),
	row("a migration beside Rust", ["rust@src/a.rs:1", "database@migrations/1.sql:1"], {
		auditor: "migrations/1.sql:1 works with a database",
		systems: "src/a.rs:1 changes Rust code and has no more special signal",
	}),
	row("a cache", ["cache=moka@src/cache.rs:2"], { auditor: "src/cache.rs:2 works with a cache (moka)" }),
	row("redis", ["crate=redis@src/cache.rs:1"], { auditor: "src/cache.rs:1 uses redis" }),
	row("a pool", ["pool=deadpool@src/db.rs:5"], { auditor: "src/db.rs:5 works with a connection pool (deadpool)" }),
	row("a timeout", ["timeout@src/call.rs:17"], { auditor: "src/call.rs:17 sets a timeout or a retry" }),
	row("a trait", ["trait=Store@src/store.rs:3"], { systems: "src/store.rs:3 defines a trait (Store)" }),
	row("a module", ["module@src/new.rs:1"], { systems: "src/new.rs:1 adds a module" }),
	row("public API", ["public-api=open@src/lib.rs:9"], { systems: "src/lib.rs:9 changes a public item (open)" }),
	row("gRPC", ["grpc=tonic@src/rpc.rs:2"], { systems: "src/rpc.rs:2 works with gRPC (tonic)" }),
	row("a .proto beside its server", ["grpc@proto/a.proto:1", "crate=tonic@src/rpc.rs:2"], {
		systems: "src/rpc.rs:2 uses tonic",
	}),
	row("Axum", ["web=axum@src/http.rs:4"], { systems: "src/http.rs:4 works with a web framework (axum)" }),
	row("sqlx", ["crate=sqlx@src/store.rs:1", "database=sqlx@src/store.rs:8"], {
		auditor: "src/store.rs:8 works with a database (sqlx)",
		systems: "src/store.rs:1 uses sqlx",
	}),
	row("DataFusion", ["crate=datafusion@src/plan.rs:1"], { systems: "src/plan.rs:1 uses datafusion" }),
	row("Parquet", ["dataframe=parquet@src/read.rs:1"], { systems: "src/read.rs:1 works with columnar data (parquet)" }),
	row("error types", ["error-handling=thiserror@src/error.rs:1"], {
		systems: "src/error.rs:1 changes how errors are handled",
	}),
	row("a manifest", ["manifest@Cargo.toml:8"], { systems: "Cargo.toml:8 changes a manifest" }),
	row("a new service", ["new-service@services/mail/src/main.rs:1"], {
		backend: "services/mail/src/main.rs:1 begins a new service",
	}),
	row("a new crate", ["new-crate@crates/wire/Cargo.toml:1"], {
		backend: "crates/wire/Cargo.toml:1 begins a new crate",
	}),
	row("a server", ["server@src/serve.rs:22"], { backend: "src/serve.rs:22 changes the structure of a server" }),
	row("plain Rust", ["rust@src/plain.rs:5"], {
		systems: "src/plain.rs:5 changes Rust code and has no more special signal",
	}),
	row("a consumer with a pool", ["crate=rdkafka@src/in.rs:1", "pool@src/db.rs:2"], {
		auditor: "src/db.rs:2 works with a connection pool",
		kafka: "src/in.rs:1 uses rdkafka",
	}),
	row("Kafka settings beside plain Rust", ["kafka-settings@c.yml:2", "rust@src/a.rs:1"], {
		kafka: "c.yml:2 sets Kafka settings",
		systems: "src/a.rs:1 changes Rust code",
	}),
];

describe("the built-in reviewers", () => {
	test.each(ROWS)("$change", ({ signals, expected }) => {
		const chosen = choose(profileOf(...signals));
		expect(chosen.map(({ agent }) => agent).sort()).toEqual(Object.keys(expected).sort());
		for (const { agent, reason } of chosen) expect(reason).toContain(`chosen because ${expected[String(agent)]}`);
	});

	test("leave a change with neither Rust nor Kafka alone", () => {
		expect(choose(NOTHING)).toEqual([]);
		expect(choose({ ...profileOf("timeout@client.py:3"), concerns: { rust: false, kafka: false } })).toEqual([]);
	});

	test("each read the files that fit, and a named crate is the reason over a kind of change", () => {
		const profile = profileOf("kafka-settings@a.yml:1", "crate=rdkafka@src/in.rs:14", "unsafe@src/raw.rs:2");
		expect(choose(profile)).toEqual([
			{ agent: "kafka", files: ["src/in.rs", "a.yml"], reason: "chosen because src/in.rs:14 uses rdkafka" },
			{ agent: "engineer", files: ["src/raw.rs"], reason: "chosen because src/raw.rs:2 has unsafe code" },
		]);
	});

	test("Rust without a signal joins the agent that has most of the change's Rust", () => {
		const profile = profileOf(
			"unsafe@src/raw.rs:2",
			"crate=rdkafka@src/in.rs:1",
			"crate=rdkafka@src/out.rs:1",
			"rust@src/util.rs:7",
		);
		const kafka = choose(profile).find(({ agent }) => agent === "kafka");
		expect(kafka?.files).toEqual(["src/in.rs", "src/out.rs", "src/util.rs"]);
		expect(kafka?.reason).toContain("; it also takes src/util.rs:7");
	});

	test("tests and examples choose nobody, but an agent that is chosen reads those that fit it", () => {
		const profile = profileOf("crate=rdkafka@examples/all.rs:1", "crate=rdkafka@src/in.rs:14", "runtime@tests/in.rs:4");
		expect(choose(profile)).toEqual([
			{ agent: "kafka", files: ["examples/all.rs", "src/in.rs"], reason: "chosen because src/in.rs:14 uses rdkafka" },
		]);
	});

	test("a change of tests alone still has its reader", () => {
		expect(choose(profileOf("runtime@tests/in.rs:4", "rust@tests/out.rs:2"))).toMatchObject([
			{ agent: "auditor", files: ["tests/in.rs", "tests/out.rs"] },
		]);
	});

	test("every changed Rust file goes to someone, whatever its signals", () => {
		for (const { signals } of ROWS) {
			const profile = profileOf(...signals, "rust@src/zzz.rs:1");
			const read = new Set(choose(profile).flatMap(({ files }) => files));
			const rust = profile.signals.filter(({ kind }) => kind === "rust").map(({ path }) => path);
			expect(rust.filter((path) => !read.has(path))).toEqual([]);
		}
	});
});
