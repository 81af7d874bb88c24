package frame

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"
)

// Bounds of what a reader accepts: a runner's frames are a few 10 KB, and a hostile log must not fill the memory.
const (
	maxParts    = 1024
	maxOpen     = 64
	maxUnpacked = 64 << 20
)

// Message is one complete frame.
type Message struct {
	Kind string
	Seq  int
	JSON json.RawMessage
}

// Reader joins the lines of one nonce into messages. Lines of anything else are ignored; a frame with missing parts or
// a wrong digest never becomes a message.
type Reader struct {
	nonce string
	open  map[string]*parts
}

type parts struct {
	digest string
	texts  []string
	have   int
}

// NewReader returns a reader for the frames of one run.
func NewReader(nonce string) *Reader { return &Reader{nonce: nonce, open: map[string]*parts{}} }

// Line takes one line of the log and returns the message that it completes, if it does.
func (r *Reader) Line(line string) (Message, bool) {
	f := strings.Split(strings.TrimRight(line, "\r\n"), " ")
	if len(f) != 7 || f[0] != Prefix || f[1] != r.nonce || r.nonce == "" {
		return Message{}, false
	}
	seq, err := strconv.Atoi(f[3])
	part, total, ok := fraction(f[4])
	if err != nil || seq < 1 || !ok {
		return Message{}, false
	}
	key := f[2] + " " + f[3]
	p := r.open[key]
	if p == nil || p.digest != f[5] || len(p.texts) != total {
		if p == nil && len(r.open) >= maxOpen {
			clear(r.open)
		}
		p = &parts{digest: f[5], texts: make([]string, total)}
		r.open[key] = p
	}
	if p.texts[part-1] == "" && f[6] != "" {
		p.texts[part-1] = f[6]
		p.have++
	}
	if p.have < total {
		return Message{}, false
	}
	delete(r.open, key)
	body, err := unpack(strings.Join(p.texts, ""), p.digest)
	return Message{Kind: f[2], Seq: seq, JSON: body}, err == nil
}

func fraction(text string) (part, total int, ok bool) {
	a, b, found := strings.Cut(text, "/")
	part, err1 := strconv.Atoi(a)
	total, err2 := strconv.Atoi(b)
	return part, total, found && err1 == nil && err2 == nil && part >= 1 && part <= total && total <= maxParts
}

var errDigest = errors.New("digest does not match")

func unpack(text, want string) (json.RawMessage, error) {
	packed, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return nil, err
	}
	if digest(packed) != want {
		return nil, errDigest
	}
	zip, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	body, err := io.ReadAll(io.LimitReader(zip, maxUnpacked))
	if err != nil {
		return nil, err
	}
	if !json.Valid(body) {
		return nil, errors.New("not JSON")
	}
	return bytes.TrimSpace(body), nil
}
