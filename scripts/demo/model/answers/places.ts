/** Lines of the sample that tell one step of its story from the next. */

export const CONSUMER = "crates/ingest/src/consumer.rs";
export const ENRICH = "crates/ingest/src/enrich.rs";
export const ALERTS = "crates/ingest/src/alerts.rs";

/** In both commits of the pull request. */
export const SEND = { path: CONSUMER, quote: "                        sender.send(reading)?;" };
/** In the first commit only. */
export const COMMIT = { path: CONSUMER, quote: "                consumer.commit(&offsets, CommitMode::Sync)?;" };
/** In the second commit only. */
export const SLEEP = { path: CONSUMER, quote: "            std::thread::sleep(Duration::from_millis(200));" };
