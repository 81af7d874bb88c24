package histogram

// pageSize is the number of buckets that are allocated together: pages keep the common case (values within a few
// orders of magnitude) an array access, and bound the memory that one absurd value can cost to one page.
const (
	pageBits = 8
	pageSize = 1 << pageBits
)

type page [pageSize]uint64

// buckets is a sparse array of counts indexed by bucket; first is the page index of pages[0].
type buckets struct {
	first int
	pages []*page
}

func (b *buckets) add(i int, n uint64) {
	p := i>>pageBits - b.first
	if uint(p) < uint(len(b.pages)) && b.pages[p] != nil {
		b.pages[p][i&(pageSize-1)] += n
		return
	}
	b.grow(i >> pageBits)[i&(pageSize-1)] += n
}

// grow allocates the page with this index and returns it.
func (b *buckets) grow(index int) *page {
	switch {
	case len(b.pages) == 0:
		b.first = index
		b.pages = make([]*page, 1)
	case index < b.first:
		b.pages = append(make([]*page, b.first-index), b.pages...)
		b.first = index
	case index-b.first >= len(b.pages):
		b.pages = append(b.pages, make([]*page, index-b.first-len(b.pages)+1)...)
	}
	p := new(page)
	b.pages[index-b.first] = p
	return p
}

// each calls f for every non-empty bucket in ascending order.
func (b *buckets) each(f func(i int, n uint64)) {
	for p, page := range b.pages {
		if page == nil {
			continue
		}
		for o, n := range page {
			if n != 0 {
				f((b.first+p)<<pageBits+o, n)
			}
		}
	}
}

// reset zeroes the counts and keeps the pages.
func (b *buckets) reset() {
	for _, p := range b.pages {
		if p != nil {
			*p = page{}
		}
	}
}
