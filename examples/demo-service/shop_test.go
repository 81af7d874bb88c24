package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// client is a shopper; every call answers the code and the body.
type client struct {
	handler http.Handler
	token   string
}

func (c *client) call(method, path, body string) (int, map[string]any) {
	request := httptest.NewRequest(method, path, strings.NewReader(body))
	if c.token != "" {
		request.Header.Set("Authorization", "Bearer "+c.token)
	}
	response := httptest.NewRecorder()
	c.handler.ServeHTTP(response, request)
	answer := map[string]any{}
	json.Unmarshal(response.Body.Bytes(), &answer)
	return response.Code, answer
}

func (c *client) login(user string) map[string]any {
	_, granted := c.call("POST", "/api/login", fmt.Sprintf(`{"username": %q, "password": "demo"}`, user))
	c.token = granted["accessToken"].(string)
	return granted
}

func TestJourney(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := &client{handler: configure(t).handler()}
		c.login("ada")
		_, cart := c.call("POST", "/api/cart", `{"productId": 1, "quantity": 2}`)
		code, cart := c.call("POST", "/api/cart", fmt.Sprintf(`{"productId": 2, "quantity": 1, "cart": %q}`, cart["cart"]))
		if code != 201 || cart["items"] != 2.0 || cart["totalCents"] != 2*499.0+749 {
			t.Fatalf("cart: %d %v", code, cart)
		}
		code, order := c.call("POST", "/api/checkout", fmt.Sprintf(`{"cart": %q}`, cart["cart"]))
		if code != 201 || order["orderId"] != 1.0 || order["totalCents"] != 1747.0 {
			t.Errorf("order: %d %v", code, order)
		}
	})
}

func TestAnswers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		handler := configure(t).handler()
		ada, bob, stranger := &client{handler: handler}, &client{handler: handler}, &client{handler: handler}
		ada.login("ada")
		bob.login("bob")
		_, cart := ada.call("POST", "/api/cart", `{"productId": 1, "quantity": 1}`)
		adasCart := fmt.Sprintf(`{"cart": %q}`, cart["cart"])
		for _, c := range []struct {
			name         string
			client       *client
			method, path string
			body         string
			want         int
		}{
			{"home", stranger, "GET", "/", "", 200},
			{"static", stranger, "GET", "/static", "", 200},
			{"products", stranger, "GET", "/api/products", "", 200},
			{"product", stranger, "GET", "/api/products/20", "", 200},
			{"no such product", stranger, "GET", "/api/products/21", "", 404},
			{"product is not a number", stranger, "GET", "/api/products/one", "", 404},
			{"no such page", stranger, "GET", "/nowhere", "", 404},
			{"wrong method", stranger, "DELETE", "/api/products", "", 405},
			{"wrong password", stranger, "POST", "/api/login", `{"username": "ada", "password": "x"}`, 401},
			{"login without JSON", stranger, "POST", "/api/login", "ada", 400},
			{"cart without login", stranger, "POST", "/api/cart", `{"productId": 1, "quantity": 1}`, 401},
			{"no such product in cart", ada, "POST", "/api/cart", `{"productId": 99, "quantity": 1}`, 400},
			{"no quantity", ada, "POST", "/api/cart", `{"productId": 1}`, 400},
			{"forged cart", ada, "POST", "/api/checkout", `{"cart": "e30.e30"}`, 409},
			{"somebody else's cart", bob, "POST", "/api/checkout", adasCart, 409},
			{"checkout", ada, "POST", "/api/checkout", adasCart, 201},
		} {
			if code, body := c.client.call(c.method, c.path, c.body); code != c.want {
				t.Errorf("%s: %d %v, want %d", c.name, code, body, c.want)
			}
		}
	})
}

func TestTokensExpireAndAreRefreshed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := &client{handler: configure(t, "--token-ttl", "10s", "--latency", "0").handler()}
		granted := c.login("ada")
		if granted["expiresIn"] != 10.0 {
			t.Errorf("expiresIn %v", granted["expiresIn"])
		}
		add := func(want int, when string) {
			t.Helper()
			if code, _ := c.call("POST", "/api/cart", `{"productId": 1, "quantity": 1}`); code != want {
				t.Errorf("%s: %d, want %d", when, code, want)
			}
		}
		refresh := func(token any, want int, when string) map[string]any {
			t.Helper()
			code, answer := c.call("POST", "/api/refresh", fmt.Sprintf(`{"refreshToken": %q}`, token))
			if code != want {
				t.Errorf("%s: %d, want %d", when, code, want)
			}
			return answer
		}
		time.Sleep(9 * time.Second)
		add(201, "before expiry")
		time.Sleep(time.Second)
		add(401, "at expiry")
		refresh(granted["accessToken"], 401, "an access token refreshes nothing")
		c.token = refresh(granted["refreshToken"], 200, "refresh")["accessToken"].(string)
		add(201, "after the refresh")
		c.token = granted["refreshToken"].(string)
		add(401, "a refresh token opens nothing")
		time.Sleep(90 * time.Second)
		refresh(granted["refreshToken"], 401, "a refresh token expires, too")
	})
}

func TestVerifyRefusesTampering(t *testing.T) {
	now := time.Unix(1000, 0)
	token := sign(claims{Kind: "access", User: "ada", Expires: now.Add(time.Second).UnixMilli()})
	if got, err := verify(token, "access", now); err != nil || got.User != "ada" {
		t.Fatalf("got %v, %v", got, err)
	}
	for _, bad := range []string{"", ".", token + "x", "x" + token, strings.TrimSuffix(token, token[len(token)-3:])} {
		if _, err := verify(bad, "access", now); err == nil {
			t.Errorf("%q was accepted", bad)
		}
	}
}
