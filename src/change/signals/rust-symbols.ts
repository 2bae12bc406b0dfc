import type { Signal } from "../profile.ts";
import type { SourceView } from "../source-view.ts";
import { signal } from "./detector.ts";
import { firstMatches } from "./matches.ts";

/** Names in Rust code that an expert would look up from; macros without their `!`. Repositories add their own. */
const NOTEWORTHY_SYMBOLS: readonly string[] = [
	// unsafe code and memory
	..."unsafe transmute transmute_copy from_raw_parts from_raw_parts_mut get_unchecked get_unchecked_mut set_len".split(
		" ",
	),
	..."MaybeUninit UnsafeCell ManuallyDrop NonNull PhantomData zeroed from_utf8_unchecked unreachable_unchecked".split(
		" ",
	),
	..."copy_nonoverlapping target_feature global_allocator black_box with_capacity".split(" "),
	// parallel and shared
	..."Arc Rc RefCell Mutex RwLock Condvar Semaphore Barrier OnceLock LazyLock DashMap ArcSwap par_iter".split(" "),
	..."AtomicBool AtomicU32 AtomicU64 AtomicUsize AtomicPtr compare_exchange compare_exchange_weak".split(" "),
	// async
	..."spawn spawn_blocking spawn_local block_on block_in_place select join_all try_join_all JoinSet JoinHandle".split(
		" ",
	),
	..."unbounded_channel unbounded mpsc oneshot broadcast LocalSet Runtime worker_threads max_blocking_threads".split(
		" ",
	),
	..."buffer_unordered buffered for_each_concurrent timeout Notify CancellationToken async_trait".split(" "),
	..."with_graceful_shutdown poll_fn FuturesUnordered FuturesOrdered async_stream yield_now".split(" "),
	// data, pools, servers
	..."max_connections min_connections acquire_timeout PgPool PgPoolOptions fetch_all".split(" "),
	..."TableProvider ExecutionPlan RecordBatch SessionContext IntoResponse FromRequest Router TcpListener Layer Service".split(
		" ",
	),
	..."wasm_bindgen JsValue BytesMut Bytes to_vec Regex OnceCell Lazy catch_unwind".split(" "),
	// Kafka
	..."ClientConfig FutureProducer ThreadedProducer BaseProducer FutureRecord BaseRecord DeliveryFuture".split(" "),
	..."StreamConsumer BaseConsumer BorrowedMessage OwnedMessage TopicPartitionList ConsumerContext ProducerContext".split(
		" ",
	),
	..."CommitMode commit_message commit_consumer_state store_offset store_offset_from_message send_offsets_to_transaction".split(
		" ",
	),
	..."init_transactions begin_transaction commit_transaction AdminClient NewTopic Rebalance".split(" "),
];

const patternOf = (symbols: readonly string[]): RegExp => new RegExp(`(?<!\\w)(${symbols.join("|")})(?!\\w)`, "g");
const NOTEWORTHY = patternOf(NOTEWORTHY_SYMBOLS);

/** Noteworthy symbols, and those asked for, on added lines of Rust code. */
export function* rustSymbols(view: SourceView, asked: RegExp | undefined): Iterable<Signal> {
	if (view.language !== "rust" || view.role === "generated") return;
	for (const { name, line } of firstMatches(view.addedCode, NOTEWORTHY)) yield signal(view, "symbol", name, line);
	if (!asked) return;
	for (const { name, line } of firstMatches(view.addedCode, asked)) yield signal(view, "symbol", name, line);
}

/** One pattern for symbols that agents ask for: words only, `!` and anything before `::` left out. */
export function askedSymbols(symbols: readonly string[]): RegExp | undefined {
	const words = symbols
		.map((symbol) => symbol.replace(/!$/, "").replace(/^.*::/, ""))
		.filter((word) => /^\w+$/.test(word));
	const unknown = words.filter((word) => !NOTEWORTHY_SYMBOLS.includes(word));
	return unknown.length === 0 ? undefined : patternOf(unknown);
}
