import { describe, expect, test } from "@jest/globals";
import { buildProfile } from "../../src/change/build-profile.ts";
import { parseChange } from "../../src/change/parse-change.ts";
import { SIGNAL_KINDS, type Signal } from "../../src/change/profile.ts";

const MODIFIED = (path: string) => [
	`diff --git a/${path} b/${path}`,
	"index 1..2 100644",
	`--- a/${path}`,
	`+++ b/${path}`,
];
const ADDED = (path: string) => [
	`diff --git a/${path} b/${path}`,
	"new file mode 100644",
	"index 0..2",
	"--- /dev/null",
	`+++ b/${path}`,
];

/** A change in which a file gains lines, between the given context (`[section, before]`), or is new. */
function change(path: string, added: string, context: { section?: string; before?: string; isNew?: boolean } = {}) {
	const before = context.before?.split("\n") ?? [];
	const lines = added.split("\n");
	const counts = `@@ -${before.length ? 1 : 0},${before.length} +1,${before.length + lines.length} @@ ${context.section ?? ""}`;
	const header = context.isNew ? ADDED(path) : MODIFIED(path);
	const body = [...before.map((line) => ` ${line}`), ...lines.map((line) => `+${line}`)];
	return parseChange(`${[...header, counts.trimEnd(), ...body].join("\n")}\n`);
}

const show = (signal: Signal) => `${signal.kind} ${signal.name} ${signal.line}`;
const signalsOf = (path: string, added: string, context = {}) =>
	buildProfile(change(path, added, context)).signals.map(show);

describe("evidence, by its line", () => {
	const rust: [string, string, string][] = [
		["use rdkafka::producer::FutureProducer;", "src/a.rs", "kafka-client rdkafka 1"],
		["let p: FutureProducer = make();", "src/a.rs", "kafka-client kafka-client 1"],
		["\nuse serde_json::Value;", "src/a.rs", "crate serde_json 2"],
		["let x = tokio::spawn(work());", "src/a.rs", "crate tokio 1"],
		["let x = tokio::spawn(work());", "src/a.rs", "runtime tokio 1"],
		["let x = task::spawn_blocking(work);", "src/a.rs", "symbol spawn_blocking 1"],
		["select! { a = b => {} }", "src/a.rs", "runtime runtime 1"],
		["fn f() {\n    for row in rows {\n    }", "src/a.rs", "hot-loop hot-loop 2"],
		["let s = rows.iter().map(|r| r.size).sum();", "src/a.rs", "hot-loop hot-loop 1"],
		["unsafe { *p }", "src/a.rs", "unsafe unsafe 1"],
		["use std::simd::f32x8;", "src/a.rs", "simd simd 1"],
		['#[target_feature(enable = "avx2")]', "src/a.rs", "simd simd 1"],
		["#[wasm_bindgen]", "src/a.rs", "wasm wasm 1"],
		["fn bench() {}", "benches/parse.rs", "benchmark benchmark 1"],
		["use criterion::Criterion;", "src/a.rs", "benchmark criterion 1"],
		["let r = sqlx::query(q).fetch_all(&db).await?;", "src/a.rs", "database sqlx 1"],
		['let q = "SELECT id FROM jobs WHERE done";', "src/a.rs", "database SQL 1"],
		["let c = moka::future::Cache::new(10);", "src/a.rs", "cache moka 1"],
		["entry_cache.insert(k, v);", "src/a.rs", "cache cache 1"],
		["let pool = PgPoolOptions::new();", "src/a.rs", "pool pool 1"],
		["client.connect_timeout(t);", "src/a.rs", "timeout timeout 1"],
		["pub trait Store: Send {", "src/a.rs", "trait Store 1"],
		["mod ingest;", "src/lib.rs", "module ingest 1"],
		["pub async fn ingest() {}", "src/a.rs", "public-api ingest 1"],
		["pub use self::store::Store;", "src/lib.rs", "public-api self::store::Store 1"],
		["use tonic::Request;", "src/a.rs", "grpc tonic 1"],
		["use axum::Router;", "src/a.rs", "web axum 1"],
		["fn to_batch(b: RecordBatch) {}", "src/a.rs", "dataframe dataframe 1"],
		["axum::serve(l, app).with_graceful_shutdown(s)", "src/a.rs", "server server 1"],
		["pub enum IngestError {", "src/a.rs", "error-handling error-handling 1"],
		["state: Arc<Mutex<State>>,", "src/a.rs", "concurrency concurrency 1"],
		['.set("enable.auto.commit", "true")', "src/a.rs", "kafka-settings enable.auto.commit 1"],
		['let b = env::var("KAFKA_BROKERS");', "src/a.rs", "kafka-settings KAFKA_BROKERS 1"],
		['use rdkafka::admin::NewTopic;\nNewTopic::new("a", 1, r);', "src/a.rs", "kafka-topic NewTopic 2"],
		["use tansu_kafka_model::Header;", "src/a.rs", "kafka-client tansu_kafka_model 1"],
		["fn poll() {}", "src/sinks/kafka/mod.rs", "kafka-client kafka 1"],
		["fn poll() {}", "src/a.rs", "rust rust 1"],
	];
	const manifests: [string, string, string][] = [
		['[dependencies]\nrdkafka = { version = "0.36" }', "Cargo.toml", "kafka-client rdkafka 2"],
		["[dev-dependencies]\nserde-big-array.workspace = true", "Cargo.toml", "crate serde_big_array 2"],
		["[dependencies.tokio]", "Cargo.toml", "crate tokio 1"],
		["[[bin]]", "Cargo.toml", "new-service bin 1"],
		["[[bench]]", "Cargo.toml", "benchmark bench 1"],
		["[profile.release]\nlto = true", "Cargo.toml", "manifest manifest 1"],
		['target = "wasm32-unknown-unknown"', ".cargo/config.toml", "wasm wasm 1"],
		['  "kafkajs": "^2.2.4"', "package.json", "kafka-client kafkajs 1"],
		["  <artifactId>kafka-clients</artifactId>", "pom.xml", "kafka-client kafka-clients 1"],
		['implementation("org.apache.kafka:kafka-streams:3.9.0")', "build.gradle.kts", "kafka-client kafka-streams 1"],
		["require github.com/segmentio/kafka-go v0.4", "go.mod", "kafka-client github.com/segmentio/kafka-go 1"],
		["confluent-kafka==2.6", "requirements.txt", "kafka-client confluent-kafka 1"],
	];
	const kafka: [string, string, string][] = [
		["linger.ms=5", "config/producer.properties", "kafka-settings linger.ms 1"],
		["acks=1\nbootstrap.servers=b:9092", "app.properties", "kafka-settings acks 1"],
		["spring.kafka.consumer.group-id=a", "application.properties", "kafka-settings spring.kafka.consumer.group-id 1"],
		["spring:\n  kafka:\n    listener:\n      ack-mode: batch", "application.yml", "kafka-settings ack-mode 4"],
		["      KAFKA_NUM_PARTITIONS: 3", "docker-compose.yml", "kafka-settings KAFKA_NUM_PARTITIONS 1"],
		["    image: confluentinc/cp-kafka:7.6.0", "docker-compose.yml", "kafka-settings cp-kafka 1"],
		["apiVersion: kafka.strimzi.io/v1beta2\nkind: KafkaTopic", "k8s/t.yaml", "kafka-topic KafkaTopic 1"],
		["apiVersion: kafka.strimzi.io/v1beta2\nkind: Kafka", "k8s/c.yaml", "kafka-settings Kafka 1"],
		["[kafka]\nbrokers = 3", "config.toml", "kafka-settings brokers 2"],
		['{ "max.poll.records": "5" }', "connect.json", "kafka-settings max.poll.records 1"],
		['resource "kafka_topic" "logs" {', "topics.tf", "kafka-topic kafka_topic 1"],
		['resource "aws_msk_configuration" "c" {', "msk.tf", "kafka-settings aws_msk_configuration 1"],
		["kafka-topics.sh --create --topic a", "setup.sh", "kafka-topic kafka-topics 1"],
		['{"type": "record", "fields": []}', "schemas/order.json", "schema avro 1"],
		["{", "schemas/order.avsc", "schema avro 1"],
		["message Order {}", "order.proto", "schema protobuf 1"],
		["service Orders {\n  rpc Get(A) returns (B);", "order.proto", "grpc protobuf 1"],
		['"$schema": "https://json-schema.org/draft/2020-12/schema"', "events/order.json", "schema json-schema 1"],
		["import org.apache.kafka.clients.producer.KafkaProducer;", "A.java", "kafka-client kafka 1"],
		['props.put(ProducerConfig.ACKS_CONFIG, "1");', "A.java", "kafka-settings ACKS_CONFIG 1"],
		['@KafkaListener(topics = "a")', "A.kt", "kafka-client kafka 1"],
		["import zio.kafka.consumer.Consumer", "A.scala", "kafka-client zio-kafka 1"],
		['\t"github.com/IBM/sarama"', "a.go", "kafka-client sarama 1"],
		["from confluent_kafka import Producer", "a.py", "kafka-client confluent-kafka 1"],
		["import { Kafka } from 'kafkajs';", "a.ts", "kafka-client kafkajs 1"],
		['const k = require("node-rdkafka");', "a.js", "kafka-client node-rdkafka 1"],
		["using Confluent.Kafka;", "A.cs", "kafka-client confluent-kafka-dotnet 1"],
		["#include <librdkafka/rdkafka.h>", "a.c", "kafka-client librdkafka 1"],
	];

	test.each([...rust, ...manifests, ...kafka])("%j in %s", (added, path, expected) => {
		expect(signalsOf(path, added)).toContain(expected);
	});

	test.each([
		["src/main.rs", "new-service main 1"],
		["services/ingest/src/main.rs", "new-service ingest 1"],
		["src/store.rs", "module store 1"],
		["crates/store/Cargo.toml", "new-crate store 1"],
		["migrations/1_jobs.sql", "database migration 1"],
	])("%s is new", (path, expected) => {
		const added = path.endsWith(".toml") ? '[package]\nname = "store"' : "//";
		expect(signalsOf(path, added, { isNew: true })).toContain(expected);
	});

	test("every kind is produced by something", () => {
		const made = [...rust, ...manifests, ...kafka].flatMap(([added, path]) => [
			...signalsOf(path, added),
			...signalsOf(path, added, { isNew: true }),
		]);
		const kinds = new Set(
			[...made, ...signalsOf("src/main.rs", "", { isNew: true })].map((text) => text.split(" ")[0]),
		);
		expect(SIGNAL_KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
	});
});

describe("what is no evidence", () => {
	test.each([
		["a comment", "src/a.rs", "// unsafe: for x in rdkafka::all() { tokio::spawn() }"],
		["a block comment", "src/a.rs", "/* pub trait T {}\n pub fn f() */"],
		["a string", "src/a.rs", 'let s = "unsafe { for x in y }";'],
		["a raw string", "src/a.rs", 'let s = r#"pub trait "T" unsafe"#;'],
		["an implementation of a trait", "src/a.rs", "impl<T> Store for Disk<T> {"],
		["a test module", "src/a.rs", "#[cfg(test)]\nmod tests {\n    pub fn f() { unsafe {} }\n}"],
	])("%s in Rust", (_, path, added) => {
		expect(signalsOf(path, added)).toEqual([expect.stringMatching(/^rust rust \d$/)]);
	});

	test.each([
		["a comment in Python", "a.py", "# consumes from kafka"],
		["prose in Python", "a.py", 'print("kafka is down")'],
		["a comment in Java", "A.java", "// import org.apache.kafka.clients;"],
		["documentation", "README.md", "bootstrap.servers=localhost:9092\nKAFKA_BROKERS=b"],
		["a lone shared name", "app.properties", "retries=3\nbatch.size=10"],
		["a logger", "log4j.properties", "log4j.logger.kafka.controller=TRACE"],
		["a comment in properties", "app.properties", "# linger.ms=5"],
		["a comment in YAML", "a.yaml", "# KAFKA_BROKERS: b"],
		["a build pipeline", ".github/workflows/ci.yml", "jobs:\n  kafka:\n    runs-on: ubuntu"],
		[
			"JSON Schema of something else",
			"config.schema.json",
			'"$schema": "https://json-schema.org/draft/2020-12/schema"',
		],
		["topics of other software", "forum.py", "NewTopic(title)"],
		["a lock file", "Cargo.lock", 'name = "rdkafka"'],
	])("%s", (_, path, added) => {
		const profile = buildProfile(change(path, added));
		expect(profile).toEqual({ signals: [], concerns: { rust: false, kafka: false } });
	});

	test("signals of shipped code are not read in tests", () => {
		const kinds = buildProfile(change("tests/it.rs", "for x in y {}\npub trait T {}\npub fn f() {}")).signals.map(
			({ kind }) => kind,
		);
		expect(kinds).toEqual(["rust"]);
	});

	test("generated code gives no patterns", () => {
		expect(signalsOf("src/a.pb.rs", "unsafe { for x in y {} }")).toEqual(["rust rust 1"]);
	});
});

describe("what stands around the change", () => {
	test("an import in the hunk's context", () => {
		expect(signalsOf("src/a.rs", "run();", { before: "use rdkafka::Message;" })).toContain("kafka-client rdkafka 1");
	});

	test("an import outside the hunks, where the head is given", () => {
		const heads = new Map([["src/a.rs", "run();\n\n\nuse rdkafka::Message;\n"]]);
		const { signals, concerns } = buildProfile(change("src/a.rs", "run();"), { heads });
		expect(signals.map(show)).toEqual(["rust rust 1", "crate rdkafka 4", "kafka-client rdkafka 4"]);
		expect(concerns).toEqual({ rust: true, kafka: true });
	});

	test("crates of unchanged lines say nothing of the change", () => {
		expect(signalsOf("src/a.rs", "run();", { before: "use sqlx::PgPool;" })).toEqual(["rust rust 2", "crate sqlx 1"]);
	});

	test("a hunk's section: the table, the resource, the key, the test module", () => {
		expect(signalsOf("Cargo.toml", 'foo = "1"', { section: "[dependencies]" })).toContain("crate foo 1");
		expect(signalsOf("Cargo.toml", 'foo = "1"', { section: "[package.metadata]" })).not.toContain("crate foo 1");
		expect(signalsOf("a.tf", "  x = 3", { section: 'resource "kafka_topic" "a" {' })).toContain(
			"kafka-topic kafka_topic 1",
		);
		expect(signalsOf("a.yaml", "  acks: 1", { section: "kafka:" })).toContain("kafka-settings acks 1");
		expect(signalsOf("src/a.rs", "unsafe {}", { section: "mod tests {" })).toEqual(["rust rust 1"]);
	});

	test("a setting taken away", () => {
		const text = [...MODIFIED("app.properties"), "@@ -7,2 +7,1 @@", " a=b", "-enable.idempotence=true"].join("\n");
		const { signals } = buildProfile(parseChange(`${text}\n`));
		expect(signals.map(show)).toEqual(["kafka-settings enable.idempotence 8"]);
	});

	test("one signal for a kind, name and path: the first line", () => {
		const signals = signalsOf("src/a.rs", "\nunsafe {}\nunsafe {}").filter((text) => text.startsWith("unsafe"));
		expect(signals).toEqual(["unsafe unsafe 2"]);
	});

	test("symbols that an agent asks for", () => {
		const parsed = change("src/a.rs", "let x = Ledger::open();\nwarp_drive!();");
		const { signals } = buildProfile(parsed, { symbols: ["crate::Ledger", "warp_drive!", "not a word"] });
		expect(signals.map(show)).toEqual(["rust rust 1", "symbol Ledger 1", "symbol warp_drive 2"]);
	});

	test("a deleted Rust file concerns Rust and gives no line", () => {
		const text = [
			"diff --git a/x.rs b/x.rs",
			"deleted file mode 100644",
			"index 1..0",
			"--- a/x.rs",
			"+++ /dev/null",
			"@@ -1 +0,0 @@",
			"-old",
		];
		const profile = buildProfile(parseChange(`${text.join("\n")}\n`));
		expect(profile).toEqual({ signals: [], concerns: { rust: true, kafka: false } });
	});
});
