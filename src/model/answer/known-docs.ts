/** Where a link in a finding may lead: documentation that everyone in the field knows. */

/** Host and the beginning of the path. */
const KNOWN_DOCS = [
	"doc.rust-lang.org/",
	"docs.rs/",
	"rust-lang.github.io/",
	"rust-unofficial.github.io/",
	"nnethercote.github.io/perf-book/",
	"marabos.nl/atomics/",
	"tokio.rs/",
	"serde.rs/",
	"kafka.apache.org/",
	"cwiki.apache.org/confluence/display/KAFKA/",
	"docs.confluent.io/",
	"strimzi.io/docs/",
	"avro.apache.org/docs/",
	"protobuf.dev/",
	"arrow.apache.org/docs/",
	"datafusion.apache.org/",
	"www.postgresql.org/docs/",
	"github.com/rust-lang/",
	"github.com/tokio-rs/",
	"github.com/fede1024/rust-rdkafka/",
	"github.com/confluentinc/librdkafka/",
	"github.com/apache/kafka/",
];

const LINK =
	/\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>"'`)\]]+|\bwww\.[^\s<>"'`)\]]+|\b(?:javascript|data|mailto|vbscript):[^\s<>"'`)\]]+/gi;

/** The text with every other link taken out, and how many were. Known ones lose their query. */
export function keepKnownLinks(text: string): { readonly text: string; readonly removed: number } {
	let removed = 0;
	const kept = text.replace(LINK, (link) => {
		const known = knownLink(link);
		if (known === undefined) removed += 1;
		return known ?? "(link removed)";
	});
	return { text: kept, removed };
}

function knownLink(link: string): string | undefined {
	if (!URL.canParse(link)) return undefined;
	const url = new URL(link);
	if (url.protocol !== "https:" || url.username || url.password || url.port) return undefined;
	if (!KNOWN_DOCS.some((known) => `${url.host}${url.pathname}`.startsWith(known))) return undefined;
	url.search = "";
	return url.href;
}
