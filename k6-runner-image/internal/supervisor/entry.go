package supervisor

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"regexp"
)

// entry is the module that k6 runs. k6 reads it from standard input while its working directory is that of the script:
// so relative open() and import resolve as if k6 ran the script itself, and nothing is written next to a read-only mount.
// A script without default export exports undefined as default, which k6 does not count as a function.
const entry = `import * as user from %[1]s;
import { options as merge } from "k6/x/loadtest";
export * from %[1]s;
export default user.default;
export const options = merge(user.options, Object.keys(user).filter((name) => typeof user[name] === "function"));
`

func entryModule(script string) string {
	specifier, _ := json.Marshal((&url.URL{Scheme: "file", Path: script}).String())
	return fmt.Sprintf(entry, specifier)
}

// summaryHint finds scripts that may export handleSummary, which k6 calls only with a summary mode other than
// disabled. The flag is needed before the exports are known; a false alarm only costs what a plain k6 pays.
var summaryHint = regexp.MustCompile(`handleSummary|export\s*\*|\bexports\b`)

func mayHandleSummary(script string) bool {
	text, err := os.ReadFile(script)
	return err == nil && summaryHint.Match(text)
}
