// Package frame writes and reads the frames that a runner prints on its standard output (docs/runner-protocol.md):
// gzip(JSON) in base64, cut into lines that no container runtime splits, each carrying the nonce of the run, so that
// nothing a script prints can pass for a result.
package frame

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// Prefix starts every line of a frame.
const Prefix = "#LT1"

// chunk is the number of base64 characters per line. With the header a line stays below 16 KiB, where the container
// runtime cuts; a multiple of 4, so that the parts may be joined before or after decoding.
const chunk = 12000

// Frame is one encoded message.
type Frame struct {
	Lines  []string
	Digest string
}

// Encode returns the frame of a message. seq counts the frames of one kind from 1.
func Encode(nonce, kind string, seq int, message any) (Frame, error) {
	var packed bytes.Buffer
	zip := gzip.NewWriter(&packed)
	encoder := json.NewEncoder(zip)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(message); err != nil {
		return Frame{}, err
	}
	if err := zip.Close(); err != nil {
		return Frame{}, err
	}
	return cut(nonce, kind, seq, packed.Bytes()), nil
}

func cut(nonce, kind string, seq int, packed []byte) Frame {
	text := base64.StdEncoding.EncodeToString(packed)
	f := Frame{Digest: digest(packed)}
	parts := (len(text) + chunk - 1) / chunk
	for part := range parts {
		end := min((part+1)*chunk, len(text))
		f.Lines = append(f.Lines, fmt.Sprintf("%s %s %s %d %d/%d %s %s",
			Prefix, nonce, kind, seq, part+1, parts, f.Digest, text[part*chunk:end]))
	}
	return f
}

// digest returns the first 16 hex digits of SHA-256.
func digest(packed []byte) string {
	sum := sha256.Sum256(packed)
	return hex.EncodeToString(sum[:8])
}
