/** Names that every Rust programmer knows, or that so many things bear that a search for them says nothing. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Of the standard library and of crates that need no explanation. */
export const KNOWN_TYPES = words(`
	String Vec Option Some None Result Ok Err Box Arc Rc Weak Cell RefCell Mutex RwLock HashMap HashSet BTreeMap BTreeSet
	VecDeque BinaryHeap Duration Instant SystemTime Self Default Clone Copy Debug Display Into From TryFrom TryInto Send Sync
	Sized Unpin Pin Future Stream Iterator IntoIterator Drop Deref Fn FnMut FnOnce PhantomData Cow Path PathBuf OsString OsStr
	CString CStr AsRef Borrow Eq PartialEq Ord PartialOrd Hash Hasher Ordering Error Bytes BytesMut Buf BufMut Uuid Value Json
	Serialize Deserialize Serializer Deserializer Read Write Seek BufRead BufReader BufWriter File Context Poll Waker Range
	AtomicBool AtomicUsize AtomicU64 AtomicU32 AtomicI64 OnceCell OnceLock LazyLock Lazy Any TypeId NonNull MaybeUninit
	ManuallyDrop Sender Receiver UnboundedSender UnboundedReceiver JoinHandle JoinSet Semaphore Notify CancellationToken
	Utc DateTime Regex Url Item Output Target Key K V T E
`);

export const COMMON_FUNCTIONS = words(`
	new default from into clone unwrap expect iter into_iter map collect push insert get len is_empty main fmt drop poll next
	eq ne cmp partial_cmp hash deref deref_mut index as_ref as_mut borrow to_string to_owned to_vec try_from try_into from_str
	serialize deserialize call poll_ready poll_next poll_flush poll_close start_send write read flush close clear extend
	contains contains_key remove pop take replace filter filter_map flat_map for_each fold zip enumerate rev skip chain any all
	find position count sum min max sort sort_by sort_by_key dedup split join trim parse lock unlock try_lock send recv try_recv
	try_send spawn block_on sleep timeout select wait notify load store swap fetch_add elapsed now as_str as_bytes as_slice
	unwrap_or unwrap_or_else unwrap_or_default ok ok_or ok_or_else map_err and_then or_else is_some is_none is_ok is_err
	run start stop init build with name id key value type_id source description size run_until_complete drain retain
	with_capacity reserve copy_from_slice as_ptr as_mut_ptr get_mut entry or_insert or_insert_with keys values iter_mut chunks
	first last nth last_mut first_mut as_deref cloned copied format write_all read_exact put get_or_init context with_context
	abort is_finished subscribe borrow_mut upgrade downgrade ptr_eq min_by max_by step_by starts_with ends_with push_str push_back
	push_front pop_front pop_back resize truncate append handle update create delete list open connect shutdown test setup
	error warn info debug trace set is_closed await pin boxed as_any finish commit from_utf8 to_bytes into_inner inner bytes
	body status headers header method uri json text execute query fetch fetch_all fetch_one bind route layer
`);

/** The variants of an error seldom matter. */
export const ERROR_TYPE = /(?:Error|ErrorKind|Status)$/;
