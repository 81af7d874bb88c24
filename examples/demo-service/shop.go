package main

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

type product struct {
	ID         int    `json:"id"`
	Name       string `json:"name"`
	PriceCents int    `json:"priceCents"`
}

type item struct {
	ProductID int `json:"productId"`
	Quantity  int `json:"quantity"`
}

const (
	productCount = 20
	maxItems     = 20 // per cart: a cart travels with the request
	cartTTL      = time.Hour
)

var products = catalogue()

func catalogue() []product {
	all := make([]product, productCount)
	for i := range all {
		all[i] = product{ID: i + 1, Name: fmt.Sprintf("Product %d", i+1), PriceCents: 499 + 250*i}
	}
	return all
}

const homePage = `<!doctype html>
<html><head><title>Demo shop</title><link rel="stylesheet" href="/static"></head>
<body><h1>Demo shop</h1><p>Products: <a href="/api/products">/api/products</a></p></body></html>
`

// shop is what each endpoint answers once its work is done.
func (s *service) shop() map[string]http.HandlerFunc {
	style := []byte(strings.Repeat("p { color: #333 }\n", 256))
	var orders atomic.Uint64
	return map[string]http.HandlerFunc{
		"home": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Write([]byte(homePage))
		},
		"static": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/css")
			w.Write(style)
		},
		"login":   s.login,
		"refresh": s.refresh,
		"products": func(w http.ResponseWriter, _ *http.Request) {
			answer(w, http.StatusOK, products)
		},
		"product": func(w http.ResponseWriter, r *http.Request) {
			id, err := strconv.Atoi(r.PathValue("id"))
			if err != nil || id < 1 || id > len(products) {
				fail(w, http.StatusNotFound, "no such product")
				return
			}
			answer(w, http.StatusOK, products[id-1])
		},
		"cart": authenticated(addToCart),
		"checkout": authenticated(func(w http.ResponseWriter, r *http.Request, user string) {
			var body struct{ Cart string }
			if !read(w, r, &body) {
				return
			}
			cart, err := verify(body.Cart, "cart", time.Now())
			if err != nil || cart.User != user || len(cart.Items) == 0 {
				fail(w, http.StatusConflict, "there is nothing in this cart")
				return
			}
			answer(w, http.StatusCreated, map[string]any{"orderId": orders.Add(1), "totalCents": total(cart.Items)})
		}),
	}
}

func (s *service) login(w http.ResponseWriter, r *http.Request) {
	var body struct{ Username, Password string }
	if !read(w, r, &body) {
		return
	}
	if body.Username == "" || body.Password != s.config.password {
		fail(w, http.StatusUnauthorized, "wrong user name or password")
		return
	}
	s.grant(w, body.Username)
}

func (s *service) refresh(w http.ResponseWriter, r *http.Request) {
	var body struct{ RefreshToken string }
	if !read(w, r, &body) {
		return
	}
	granted, err := verify(body.RefreshToken, "refresh", time.Now())
	if err != nil {
		fail(w, http.StatusUnauthorized, err.Error())
		return
	}
	s.grant(w, granted.User)
}

// grant answers with a new pair of tokens; expiresIn is in seconds, as in OAuth 2.
func (s *service) grant(w http.ResponseWriter, user string) {
	now, ttl := time.Now(), s.config.tokenTTL
	answer(w, http.StatusOK, map[string]any{
		"accessToken":  sign(claims{Kind: "access", User: user, Expires: now.Add(ttl).UnixMilli()}),
		"refreshToken": sign(claims{Kind: "refresh", User: user, Expires: now.Add(10 * ttl).UnixMilli()}),
		"tokenType":    "Bearer",
		"expiresIn":    ttl.Seconds(),
	})
}

// addToCart puts an item into the given cart, or into a new one, and answers with the new state of the cart.
func addToCart(w http.ResponseWriter, r *http.Request, user string) {
	var body struct {
		item
		Cart string
	}
	if !read(w, r, &body) {
		return
	}
	if body.ProductID < 1 || body.ProductID > productCount || body.Quantity < 1 {
		fail(w, http.StatusBadRequest, "no such product, or a quantity below 1")
		return
	}
	cart := claims{Kind: "cart", User: user}
	if body.Cart != "" {
		var err error
		if cart, err = verify(body.Cart, "cart", time.Now()); err != nil || cart.User != user || len(cart.Items) >= maxItems {
			fail(w, http.StatusConflict, "this cart is full, or not yours")
			return
		}
	}
	cart.Items = append(cart.Items, body.item)
	cart.Expires = time.Now().Add(cartTTL).UnixMilli()
	answer(w, http.StatusCreated, map[string]any{"cart": sign(cart), "items": len(cart.Items), "totalCents": total(cart.Items)})
}

func authenticated(next func(http.ResponseWriter, *http.Request, string)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		token, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		granted, err := verify(token, "access", time.Now())
		if err != nil {
			w.Header().Set("WWW-Authenticate", "Bearer")
			fail(w, http.StatusUnauthorized, err.Error())
			return
		}
		next(w, r, granted.User)
	}
}

func total(items []item) int {
	sum := 0
	for _, i := range items {
		sum += i.Quantity * products[i.ProductID-1].PriceCents
	}
	return sum
}
