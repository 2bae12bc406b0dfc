import type { CodeRole } from "../code-role.ts";
import type { SignalKind } from "../profile.ts";
import { type Detector, signal } from "./detector.ts";
import { firstLine } from "./matches.ts";

/** Kinds of change by shapes in added Rust code, comments and strings left out. */
const SHAPES: readonly (readonly [SignalKind, RegExp])[] = [
	["hot-loop", /\bfor\s+(?!<)[^\n{};]{1,200}?\bin\b|\bwhile\s+(?!let\s+(Some|Ok)\([^)]*\)\s*=[^\n]*\.await)[^\n]/],
	[
		"hot-loop",
		/\.(iter|iter_mut|into_iter|par_iter|chunks|chunks_exact|windows|bytes|chars|lines|drain|values|keys)\([^)\n]*\)\s*(\n\s*)?\.(map|filter|fold|zip|enumerate|flat_map|filter_map|for_each|sum|any|all|position|copied|cloned|rev|max|min|collect)\b/,
	],
	["unsafe", /\bunsafe\b/],
	[
		"simd",
		/\b(std|core)::(simd|arch)\b|\btarget_feature\b|\b__m(128|256|512)[id]?\b|\b_mm(256|512)?_\w+|\bis_(x86|aarch64)_feature_detected\b/,
	],
	["wasm", /\bwasm_bindgen\b|\bwasm32\b|\bJsValue\b/],
	["benchmark", /\bcriterion_(group|main)!|\bblack_box\b|#\[(bench|divan::bench)\b/],
	[
		"runtime",
		/\bspawn(_blocking|_local|_on)?\s*\(|\bblock_(on|in_place)\b|\bselect(_biased)?!|\btry_join!|\bjoin!|\bJoin(Set|Handle)\b|\b(unbounded_)?channel(::<[^\n>]*>)?\s*\(|\bmpsc::|\boneshot::|\bRuntime::new\b|\bnew_(multi|current)_thread\b|#\[tokio::main|\bLocalSet\b|\bbuffer(ed|_unordered)\s*\(|\bjoin_all\s*\(|\bthread::sleep\b/,
	],
	[
		"database",
		/\b(Pg|MySql|Sqlite|Any)?(Pool|Connection)Options\b|\b\w*\.(fetch_(one|all|optional)|execute|query_(as|row|map|one|opt))\s*\(|\bquery(_as|_scalar)?!|\bbegin\(\)\s*\.await|\bTransaction<'/,
	],
	["cache", /\b\w*(Cache|Lru)[A-Z]?\w*\b|\b\w*cache\w*\b|\bttl\w*\b|\btime_to_(live|idle)\b|\bevict\w*\b/],
	[
		"pool",
		/\b\w*(Pool|PoolOptions|PoolConfig|ConnectionManager)\b|\bpool_(size|max_\w+|idle_\w+)\b|\b(max|min|idle)_connections\b|\bacquire_timeout\b|\b\w*_pool\b/,
	],
	[
		"timeout",
		/\b\w*timeout\w*\b|\b\w*Timeout\w*\b|\bretr(y|ies)\w*\b|\b\w*Retry\w*\b|\b\w*[bB]ackoff\w*\b|\bdeadline\w*\b/,
	],
	["grpc", /\btonic::|\binclude_proto!|\bServerStreaming\b|\btransport::(Server|Channel)\b/],
	[
		"web",
		/\bRouter::new\b|\bIntoResponse\b|\bHttpServer::new\b|\baxum::|\bFromRequest(Parts)?\b|#\[(get|post|put|delete|patch)\(/,
	],
	[
		"dataframe",
		/\bRecordBatch\b|\bTableProvider\b|\bExecutionPlan\b|\bSessionContext\b|\bDataFrame\b|\bLazyFrame\b|\bArrayRef\b/,
	],
	[
		"server",
		/\b(Tcp|Unix)Listener::bind\b|\baxum::serve\b|\bServer::(builder|bind)\b|\bRouter::new\b|\bHttpServer::new\b|\b\w*graceful_shutdown\b|\bctrl_c\s*\(|\bsignal::unix\b|\.with_state\s*\(|\bCancellationToken\b|\bshutdown_(signal|token|rx|tx)\b/,
	],
	[
		"error-handling",
		/\benum\s+\w*Error\b|\bstruct\s+\w*Error\b|\bimpl\b[^\n]*\bError\s+for\b|\bimpl\s+From<[^\n]*>\s+for\s+\w*Error\b|\bmap_err\s*\(|\bok_or(_else)?\s*\(|\b(anyhow|bail|ensure)!|\bBox<dyn\s+(\w+::)*Error\b|\bunwrap_or_else\s*\(\s*\|\s*(e|err)\b/,
	],
	[
		"concurrency",
		/\b(Mutex|RwLock|Condvar|Semaphore|Barrier|OnceLock|LazyLock|OnceCell|DashMap|ArcSwap|Atomic\w+|Arc)\b(::|<|,|;|\s*\{)|\bthread::(spawn|scope|Builder)\b|\bpar_(iter|bridge|chunks)\w*\b|\bcompare_exchange\w*\b|\bOrdering::(Relaxed|Acquire|Release|AcqRel|SeqCst)\b/,
	],
	[
		"kafka-client",
		/\brd_kafka_\w+|\b(Future|Threaded|Base)Producer\b|\b(Stream|Base)Consumer\b|\b(Future|Base)Record::|\bTopicPartitionList\b|\b\w*Kafka\w*(Producer|Consumer|Client|Sink|Source|Writer|Reader|Publisher|Subscriber)\b/,
	],
];

/** Evidence that counts only in the code that ships. */
const PRODUCTION_ONLY: ReadonlySet<SignalKind> = new Set([
	"hot-loop",
	"cache",
	"pool",
	"timeout",
	"server",
	"error-handling",
]);
const LOOPS: ReadonlySet<CodeRole> = new Set(["production", "bench"]);

export const rustPatterns: Detector = function* (view) {
	if (view.language !== "rust" || view.role === "generated") return;
	for (const [kind, pattern] of SHAPES) {
		if (PRODUCTION_ONLY.has(kind) && !(kind === "hot-loop" ? LOOPS.has(view.role) : view.role === "production"))
			continue;
		const line = firstLine(view.addedCode, pattern);
		if (line !== undefined) yield signal(view, kind, kind, line);
	}
};
