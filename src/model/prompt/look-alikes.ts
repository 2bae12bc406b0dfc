/**
 * Letters of other scripts that pose as Latin ones. Only inside a word that also has Latin letters: a word that is
 * Russian or Greek throughout is just that.
 */

/** Cyrillic, Greek, Armenian and full-width letters that print like Latin ones in common fonts. µ, λ and π are none. */
const POSING = "АВЕЅІЈКМНОРСТУХаеѕіјорсухԁԛԝһΑΒΕΖΗΙΚΜΝΟΡΤΥΧονսօ";
const LETTER = `[${POSING}\\uFF21-\\uFF3A\\uFF41-\\uFF5A]`;
const ONE = new RegExp(LETTER, "gu");
const WORD = /[\p{L}\p{N}_]+/gu;

/** Writes each such letter as `⟨U+0430⟩`, like hidden characters. */
export function showLookAlikes(text: string): string {
	return text.replace(WORD, (word) => (/[A-Za-z]/.test(word) ? word.replace(ONE, escaped) : word));
}

function escaped(letter: string): string {
	return `⟨U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟩`;
}

const ESCAPED = /(\p{L}?)⟨U\+([0-9A-F]{4,6})⟩/gu;

/** The text as it is in the file, of a quotation in which characters were written out, alone or behind themselves. */
export function restoreHidden(quote: string): string {
	return quote.replace(ESCAPED, (whole, before: string, code: string) => {
		const point = Number.parseInt(code, 16);
		if (point > 0x10_ff_ff) return whole;
		const character = String.fromCodePoint(point);
		return before === character ? character : before + character;
	});
}

export function hasEscaped(text: string): boolean {
	return text.search(ESCAPED) >= 0;
}
