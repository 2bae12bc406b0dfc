/** The least repository and change in which the rules find two things, so that many reviews take little time. */

export const BASE_FILES = {
	"Cargo.toml": '[package]\nname = "small"\nversion = "0.1.0"\nedition = "2024"\n\n[dependencies]\ntokio = "1"\n',
	"src/lib.rs": "pub mod first;\npub mod second;\npub mod third;\n",
};

export const nap = (name: string): string =>
	`pub async fn ${name}() {\n    std::thread::sleep(std::time::Duration::from_secs(1));\n}\n`;

/** Two findings, one a file. */
export const CHANGE = { "src/first.rs": nap("first"), "src/second.rs": nap("second") };

/** The first of them is mended, and another is new. */
export const NEXT_CHANGE = { "src/first.rs": "pub async fn first() {}\n", "src/third.rs": nap("third") };
