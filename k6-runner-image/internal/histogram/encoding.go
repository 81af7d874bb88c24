package histogram

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
)

// Encoded is a histogram as it travels: for each bucket in ascending order the zigzag varint of the difference of its
// index to the one before (the first: to 0), then the varint of its count; base64 (RFC 4648, with padding).
type Encoded struct {
	Zero uint64 `json:"zero"`
	Pos  string `json:"pos"`
	Neg  string `json:"neg"`
}

// ErrMalformed says that an encoded histogram is cut or not in ascending order.
var ErrMalformed = errors.New("malformed histogram")

// maxBucket bounds the index a decoder accepts; the smallest and largest float64 lie at about +-414,000 on Fine.
const maxBucket = 1 << 20

// Encode returns the histogram as it travels.
func (h *Histogram) Encode() Encoded {
	return Encoded{Zero: h.zero, Pos: h.pos.encode(), Neg: h.neg.encode()}
}

func (b *buckets) encode() string {
	var out []byte
	last := 0
	b.each(func(i int, n uint64) {
		out = binary.AppendVarint(out, int64(i-last))
		out = binary.AppendUvarint(out, n)
		last = i
	})
	return base64.StdEncoding.EncodeToString(out)
}

// Decode is the inverse of Encode.
func Decode(scale *Scale, e Encoded) (*Histogram, error) {
	h := New(scale)
	h.zero = e.Zero
	if err := h.pos.decode(e.Pos); err != nil {
		return nil, err
	}
	return h, h.neg.decode(e.Neg)
}

func (b *buckets) decode(text string) error {
	data, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return errors.Join(ErrMalformed, err)
	}
	index, first := int64(0), true
	for len(data) > 0 {
		diff, n := binary.Varint(data)
		if n <= 0 || (!first && diff <= 0) || diff > 2*maxBucket || diff < -2*maxBucket {
			return ErrMalformed
		}
		count, m := binary.Uvarint(data[n:])
		index += diff
		if m <= 0 || index > maxBucket || index < -maxBucket {
			return ErrMalformed
		}
		b.add(int(index), count)
		data, first = data[n+m:], false
	}
	return nil
}
