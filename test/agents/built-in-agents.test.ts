import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import matter from "gray-matter";
import { SIGNAL_KINDS } from "../../src/change/profile.ts";
import { PRIORITIES } from "../../src/config/priority.ts";
import { BUILT_IN, loadBuiltIn } from "./built-in.ts";

/** What each reviewer must cover: words of its field that a rewording may not lose. */
const COVERS: Readonly<Record<string, readonly string[]>> = {
	"rust-kafka-performance-architect": [
		"zero-copy|borrow",
		"lock-free",
		"SIMD",
		"cache line",
		"partition",
		"consumer group|group",
		"exactly-once",
		"stream processing",
		"allocat",
		"event sourcing",
		"CQRS",
		"saga",
		"bytes::Bytes",
		"serde",
		"tokio",
		"async-std",
		"backpressure",
		"circuit breaker",
		"before and after",
		"trade-off",
		"network topology",
		"at-least-once",
		"serializ",
		"blocking",
		"criterion",
		"principle",
		"pragmatic",
		"assumption",
	],
	"rust-performance-engineer": [
		"sub-millisecond",
		"lock-free",
		"WebAssembly",
		"Actix-web",
		"Axum",
		"Warp",
		"Rocket",
		"Tokio",
		"Future",
		"Diesel",
		"SQLx",
		"SeaORM",
		"wasm-pack",
		"wasm-bindgen",
		"wee_alloc",
		"wasm-opt",
		"Rayon",
		"Crossbeam",
		"Arc<Mutex",
		"criterion",
		"flamegraph",
		"perf",
		"baseline",
		"zero-copy",
		"stack",
		"channels",
		"profile-guided",
		"OpenAPI",
		"TypeScript",
		"massif",
		"Miri",
		"race",
		"SAFETY",
		"thiserror",
		"proptest",
		"documented",
		"monorepo",
		"deadpool",
		"bb8",
		"graceful shutdown",
		"OpenTelemetry",
		"liveness",
		"distroless",
		"alpine|musl",
		"sync one|sync and async",
		"each browser|browser",
		"regression|baseline",
	],
	"rust-backend-architect": [
		"flamegraph",
		"criterion",
		"lock-free",
		"zero-copy",
		"Arc<Mutex",
		"channels",
		"REST",
		"GraphQL",
		"gRPC",
		"throughput",
		"latency",
		"data volume",
		"growth",
		"locality",
		"branch",
		"vectoriz",
		"horizontal",
		"vertical",
		"observe",
		"degrade",
		"deployment",
		"const generics",
		"`dyn`",
		"async",
		"Result",
		"impossible state",
		"race",
		"migration",
		"parallelism",
		"simpl",
		"comment why|says in a comment",
	],
	"rust-systems-architect": [
		"ownership|clone",
		"trait",
		"composition",
		"work stealing",
		"spawn",
		"select!",
		"unbounded|bound",
		"Axum",
		"Tower",
		"middleware|layer",
		"tonic",
		"Status",
		"bidirectional",
		"sqlx",
		"diesel",
		"DataFusion",
		"Arrow",
		"Parquet",
		"transaction",
		"prepared statements",
		"RAII",
		"Drop",
		"pub(crate)",
		"CLAUDE.md",
		"thiserror",
		"anyhow",
		"context",
		"Cow",
		"Bytes",
		"rayon",
		"flamegraph",
		"deadlock",
		"cancellation",
		"timeout",
		"backpressure",
		"migration path",
		"property tests",
		"metrics",
		"invalid states",
		"panic",
		"why, not what",
		"done well",
		"ships",
		"test double|inject",
	],
	"performance-auditor": [
		"flamegraph",
		"perf",
		"tokio-console",
		"Valgrind",
		"heaptrack",
		"EXPLAIN",
		"slow query",
		"N+1",
		"pool",
		"timeout",
		"retry storm",
		"index",
		"batch",
		"Redis",
		"cache-aside",
		"TTL",
		"pipeline",
		"k6",
		"Gatling",
		"criterion",
		"CI",
		"A/B",
		"p50, p95, p99",
		"zero-copy|borrow",
		"arena",
		"work stealing",
		"buffer",
		"read-ahead",
		"coalesced",
		"compress",
		"reuse",
		"configuration",
		"monitor",
		"baseline",
		"ten thousand connections",
		"a million events",
		"before/after",
	],
};

const SECTIONS: Readonly<Record<string, readonly string[]>> = {
	"rust-kafka-performance-architect": [
		"Critical Performance Issues",
		"High-Impact Optimizations",
		"Architectural Recommendations",
		"Nice-to-Have Improvements",
	],
	"rust-performance-engineer": [
		"Security and Safety Audit",
		"Hot Paths and Services",
		"WebAssembly Modules",
		"Benchmarks",
		"Memory Report",
	],
	"rust-backend-architect": [
		"Race Conditions and Safety",
		"Bottlenecks and Optimizations",
		"Architecture for Scale",
		"Rust Idioms for Clarity and Speed",
	],
	"rust-systems-architect": [
		"Summary",
		"Critical Issues",
		"Architectural Observations",
		"Async/Performance Considerations",
		"Idiomatic Rust Suggestions",
		"Code Examples",
		"Testing Recommendations",
		"Action Items",
	],
	"performance-auditor": [
		"Performance Analysis Report",
		"Profiling Data and Flamegraphs",
		"Optimization Recommendations",
		"Code Changes with Benchmarks",
		"Configuration Tuning and Structure",
		"Load Test Results",
		"Monitoring Dashboard",
	],
};

const FACTS: Readonly<Record<string, { model?: string; color: string }>> = {
	"rust-kafka-performance-architect": { color: "purple" },
	"rust-performance-engineer": { color: "green" },
	"rust-backend-architect": { model: "opus", color: "orange" },
	"rust-systems-architect": { model: "sonnet", color: "blue" },
	"performance-auditor": { model: "sonnet", color: "yellow" },
};

test("the five load with no notice and no failure", () => {
	const { agents, notices, failures } = loadBuiltIn();
	expect({ notices, failures }).toEqual({ notices: [], failures: [] });
	expect(agents.map(({ name }) => name).sort()).toEqual(Object.keys(FACTS).sort());
});

describe.each(BUILT_IN.map((agent) => [agent.name, agent] as const))("%s", (name, agent) => {
	test("keeps its model and colour, and only reads", () => {
		expect({ ...(agent.model && { model: agent.model }), color: agent.color }).toEqual(FACTS[name]);
		expect(agent.tools).toEqual(["Read", "Grep", "Glob"]);
		expect(agent.file).toBe(`agents/${name}.md`);
	});

	test("is read alike by gray-matter's own parser, so Claude Code can run it", () => {
		const { data } = matter(readFileSync(new URL(`../../${agent.file}`, import.meta.url), "utf8"), {});
		expect(data).toMatchObject({ name: agent.name, description: agent.description });
		expect(agent.description).not.toMatch(/\n|: /);
	});

	test("covers its field", () => {
		const prompt = agent.prompt.replace(/\s+/g, " ").toLowerCase();
		const missing = COVERS[name]?.filter(
			(words) => !words.split("|").some((word) => prompt.includes(word.toLowerCase())),
		);
		expect(missing).toEqual([]);
	});

	test("declares its sections, and each finding has exactly one", () => {
		const sections = agent.review?.sections ?? [];
		const titles = sections.map(({ title }) => title);
		expect(titles).toEqual(expect.arrayContaining([...(SECTIONS[name] ?? [])]));
		expect(sections.flatMap(({ priorities }) => priorities).sort()).toEqual([...PRIORITIES].sort());
		const report = agent.prompt.slice(agent.prompt.indexOf("## Your report"));
		expect(titles.filter((title) => !report.includes(`**${title}**`))).toEqual([]);
	});

	test("walks the change, ranks, asks, and knows what not to say", () => {
		const prompt = agent.prompt.toLowerCase();
		for (const lens of ["cost", "async", "failure", "bounds", "lifecycle", "distribution"])
			expect(prompt).toContain(`**${lens}`);
		for (const word of [
			"how often",
			"gain",
			"complexity",
			"risk",
			"trade-off",
			"what you do not say",
			"## what you ask",
		])
			expect(prompt).toContain(word);
		const keys = agent.review?.questions.map(({ key }) => key) ?? [];
		expect(keys).toEqual(expect.arrayContaining(["throughput", "latency", "deployment"]));
	});

	test("is 1,200 to 2,000 words of prompt", () => {
		const words = agent.prompt.split(/\s+/).length;
		expect(words).toBeGreaterThanOrEqual(1200);
		expect(words).toBeLessThanOrEqual(2000);
	});
});

test("every kind of change but plain Rust and names has one of the five for it", () => {
	const declared = new Set(BUILT_IN.flatMap((agent) => agent.review?.applies.changes ?? []));
	const free = SIGNAL_KINDS.filter((kind) => !declared.has(kind));
	expect(free).toEqual(["rust", "crate", "symbol"]);
});
