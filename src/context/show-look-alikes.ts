/** Letters of other alphabets that look like Latin ones. */
const LOOK_ALIKE = "аеорсухіјѕԁԛԝһӏАВЕКМНОРСТХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧονＡ-Ｚａ-ｚ";
/** A word that mixes them with Latin letters, in either order. */
const MIXED_WORD = new RegExp(`(?=\\p{L}*[A-Za-z])(?=\\p{L}*[${LOOK_ALIKE}])\\p{L}+`, "gu");
const LETTER = new RegExp(`[${LOOK_ALIKE}]`, "gu");

/** Writes `pаypal` (with a Cyrillic letter) as `pа⟨U+0430⟩ypal`; words of one alphabet stay as they are. */
export function showLookAlikes(text: string): string {
	return text.replace(MIXED_WORD, (word) =>
		word.replace(LETTER, (letter) => {
			const code = letter.codePointAt(0) ?? 0;
			return `${letter}⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
		}),
	);
}
