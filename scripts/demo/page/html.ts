/** Markup that is safe to send. Only `html` and what renders markdown make it. */
export interface Html {
	readonly html: string;
}

type Value = string | number | Html | readonly Html[] | false | undefined;

/** Text is escaped, markup goes in as it is, and what is absent leaves nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
	return { html: strings.map((text, index) => text + print(values[index])).join("") };
}

export function trusted(markup: string): Html {
	return { html: markup };
}

export function escapeHtml(text: string): string {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function print(value: Value): string {
	if (value === undefined || value === false) return "";
	if (typeof value === "string" || typeof value === "number") return escapeHtml(String(value));
	if ("html" in value) return value.html;
	return value.map((each) => each.html).join("");
}
