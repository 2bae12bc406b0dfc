/** Keeps the page fresh: fetches what is shown again at every change, and replaces only the parts that are new. */

const served = new WeakMap();

function remember(element) {
	served.set(element, element.outerHTML);
	if (element.hasAttribute("data-list")) for (const child of element.children) remember(child);
}

/** Parts that were served alike stay, with all that a person opened or wrote in them. */
function merge(current, fresh) {
	const markup = fresh.outerHTML;
	if (served.get(current) === markup) return current;
	if (!fresh.hasAttribute("data-list")) {
		remember(fresh);
		keepOpen(current, fresh);
		return fresh;
	}
	const known = new Map([...current.children].map((child) => [child.id, child]));
	const children = [...fresh.children].map((child) => {
		const old = known.get(child.id);
		if (old !== undefined) return merge(old, child);
		remember(child);
		return child;
	});
	arrange(current, children);
	served.set(current, markup);
	return current;
}

/** What stays is never moved: a click that is under way, the focus and the scrolling live on. */
function arrange(parent, children) {
	const wanted = new Set(children);
	for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
	let next = parent.firstElementChild;
	for (const child of children) {
		if (child === next) next = next.nextElementSibling;
		else parent.insertBefore(child, next);
	}
}

function keepOpen(current, fresh) {
	const before = [...current.querySelectorAll("details")];
	const after = [...fresh.querySelectorAll("details")];
	if (before.length !== after.length) return;
	for (const [index, details] of after.entries()) details.open = before[index].open;
}

let refreshing = false;
let again = false;

async function refresh() {
	again = refreshing;
	if (refreshing) return;
	refreshing = true;
	try {
		const answer = await fetch(`/fragment${location.search}`);
		const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("app");
		if (fresh) merge(document.getElementById("app"), fresh);
		scrollLog();
	} finally {
		refreshing = false;
		if (again) refresh();
	}
}

function scrollLog() {
	const lines = document.getElementById("log-lines");
	if (lines) lines.scrollTop = lines.scrollHeight;
}

/** `pressed` may send the form elsewhere than it goes by itself. */
async function submit(form, pressed) {
	const buttons = [...form.querySelectorAll("button")];
	for (const button of buttons) button.disabled = true;
	const answer = await fetch(pressed?.hasAttribute("formaction") ? pressed.formAction : form.action, {
		method: "POST",
		body: new URLSearchParams(new FormData(form)),
	});
	for (const button of buttons) button.disabled = false;
	const refusal = document.getElementById("refusal");
	if (refusal) refusal.textContent = answer.ok ? "" : await answer.text();
	if (!answer.ok) return;
	form.reset();
	const shown = new URL(answer.url).searchParams.get("pull");
	const here = new URLSearchParams(location.search).get("pull") ?? "1";
	if (shown !== here) location.assign(answer.url);
	else await refresh();
}

document.addEventListener("submit", (event) => {
	event.preventDefault();
	submit(event.target, event.submitter);
});

document.addEventListener("click", (event) => {
	const text = event.target.closest("[data-fill]")?.dataset.fill;
	const field = document.getElementById("comment-body");
	if (!text || !field) return;
	field.value = text;
	field.focus();
});

const app = document.getElementById("app");
if (app) remember(app);
scrollLog();
const changes = new EventSource("/changes");
// What came before it was open, or while it was not, is not told again.
changes.addEventListener("open", refresh);
changes.addEventListener("message", refresh);
