/** What explains a row of the comparison with Clippy, by rule, or by rule and lint. Judged by reading the lines. */

const HOT = "Narrower on purpose: only in loops and in functions that run once a message.";
const BROADER_LINT = "Narrower on purpose: the lint marks";

export const CLIPPY_NOTES: Readonly<Record<string, string>> = {
	"array-across-await": "Narrower on purpose: only large arrays that are used on both sides of an await.",
	"await-unwrap-in-fallible-function":
		"Narrower on purpose: only awaited calls to stores, brokers and services. The tests have none.",
	"borrowed-container-parameter ptr_arg":
		"Narrower on purpose: only parameters of public functions; the tests' are private.",
	"borrowed-container-parameter borrowed_box": "Parameters only, and not of trait objects.",
	"box-of-collection box_collection": "Vec, String and hash maps only. The lint leaves public functions alone.",
	"box-of-collection redundant_allocation":
		"Fires on `Box<Box<str>>` and the like, which make a wide pointer thin: should not.",
	"budget-subtraction-underflows": `${BROADER_LINT} all arithmetic, the rule a budget that a length is taken from.`,
	"busy-wait-on-flag": "Misses a condition that is the bare `load`, and one that exchanges.",
	"bytes-pushed-one-by-one": `${BROADER_LINT} loops over indices, the rule loops over elements, where it is hot.`,
	"checked-then-inserted": `${HOT} Its hits in the twins use the map, or run assembly, between test and insert.`,
	"cloned-before-filter iter_overeager_cloned":
		"The hit in the twin clones numbers, which costs nothing: types would tell.",
	"cloned-before-filter redundant_iter_cloned":
		"The hit in the twin clones numbers, which costs nothing: types would tell.",
	"collected-for-loop": "Narrower on purpose: the collection stands in the head of a `for`. The twin needs its copy.",
	"collected-to-ask":
		"Vec only, and in one expression. Fires on closures with side effects, which need the collection: should not.",
	"collected-to-extend": "Narrower on purpose: one shape of many.",
	"compared-as-new-string": "Narrower on purpose: comparisons with a literal that is made a String.",
	"copy-only-to-borrow redundant_clone":
		"The lint follows a value through its function. The twin needs its copy: the closure changes the original.",
	"copy-only-to-borrow unnecessary_to_owned": "Narrower on purpose: copies that one borrowing method is called on.",
	"error-cause-dropped": "The tests' only case stands in a `println!`, which the parser reads as bare tokens.",
	"error-text-built-on-success": `${HOT} Only text made by format!.`,
	"exit-in-library-code":
		"The tests' functions are called `…_main`, which the rule takes for programs; `main` is renamed here.",
	"extend-from-copy": HOT,
	"format-pushed-in-loop": HOT,
	"fresh-value-copied":
		"The lint follows a value through its function; the rule sees one expression, and is right in the twin.",
	"guard-dropped-at-once":
		"Standard locks are rustc's own lint, hence the hit elsewhere. `read` and `write` are missing.",
	"guard-lives-through-match": "Narrower on purpose: in a loop, with arms that call methods of `self`.",
	"inline-always-on-async": "Narrower on purpose: async functions only.",
	"inline-always-on-large-function": "Narrower on purpose: large functions only.",
	"joined-through-vec": "Another shape: `collect` and `join` of formatted items.",
	"length-cast-to-i16": `${BROADER_LINT} all narrowing casts, the rule lengths that go into a protocol field.`,
	"lock-taken-again-under-guard if_let_mutex": "Every case.",
	"lock-taken-again-under-guard significant_drop_in_scrutinee":
		"Narrower on purpose: only where the same lock is taken again, a deadlock.",
	"looked-up-twice": HOT,
	"lookup-key-copied": "Narrower on purpose: keys of maps only.",
	"lowercased-to-compare": "Misses a literal on the left, and single characters, which allocate nothing.",
	"many-parameters": "Narrower on purpose: from ten parameters on; the lint marks more than seven.",
	"memory-forgotten": "The lint tells by type whether there is anything to drop.",
	"mutex-around-scalar": "Narrower on purpose: types of fields and statics, not locals that are built.",
	"panic-in-fallible-function": "Narrower on purpose: only arms that panic over an error that comes from outside.",
	"read-count-ignored":
		"Reads only; `write` and the vectored calls are missing. The hit elsewhere is allowed in the code.",
	"regex-compiled-in-function":
		"Broader on purpose: in any function that is not start-up; all hits elsewhere compile one.",
	"regex-compiled-in-loop": "The hit elsewhere is allowed in the code.",
	"set-len-before-init":
		"Fires on elements that need no initialising, and on length 0; `reserve`, `Vec::new` and fields are missing.",
	"several-bool-parameters": "Fires on implementations of traits and on functions for C: should not.",
	"slice-copied-to-borrow": "Narrower on purpose: arguments that borrow a fresh copy.",
	"slice-extended-from-copy": HOT,
	"sync-guard-across-await":
		"Of the two misses one drops its guard in time, the other is a bare `read()`, which is seldom a lock's.",
	"uninitialised-value": "Fires where the type needs no initialising, though the `let` names it: should not.",
	"unit-as-error":
		"Methods of traits are missing. One hit elsewhere is for an old language version, the others are allowed in the code.",
	"unsafe-send-sync-unexplained non_send_fields_in_send_ty":
		"Whether or not the fields allow it: it asks for the reason.",
	"unsafe-send-sync-unexplained undocumented_unsafe_blocks":
		"Narrower on purpose: Send and Sync only; the tests have none.",
	"unsafe-without-reason":
		"Blocks only, and any comment is a reason. Fires below a comment on `const` or `static`: should not.",
	"write-lock-only-to-read": "Narrower on purpose: one expression; the lint follows the guard through its scope.",
};
