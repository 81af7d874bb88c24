package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"strings"
	"time"
)

// claims are what a token says. Tokens and carts are signed, not stored: the service keeps no state, so memory stays flat in a soak
// and any replica can serve any request.
type claims struct {
	Kind    string `json:"kind"` // access, refresh or cart
	User    string `json:"user"`
	Expires int64  `json:"expires"` // Unix milliseconds
	Items   []item `json:"items,omitempty"`
}

// The key is public knowledge: it keeps tokens valid across replicas and restarts, and protects nothing but a demo.
var tokenKey = []byte("demo-service")

var errToken = errors.New("token is missing, malformed or expired")

func sign(c claims) string {
	body, err := json.Marshal(c)
	if err != nil {
		panic(err) // claims always encode
	}
	encoded := base64.RawURLEncoding.EncodeToString(body)
	return encoded + "." + signature(encoded)
}

// verify returns the claims of a token of that kind which is still valid, or errToken.
func verify(token, kind string, now time.Time) (claims, error) {
	var c claims
	encoded, mac, _ := strings.Cut(token, ".")
	if !hmac.Equal([]byte(mac), []byte(signature(encoded))) {
		return c, errToken
	}
	body, err := base64.RawURLEncoding.DecodeString(encoded)
	if err != nil || json.Unmarshal(body, &c) != nil || c.Kind != kind || now.UnixMilli() >= c.Expires {
		return claims{}, errToken
	}
	return c, nil
}

func signature(encoded string) string {
	mac := hmac.New(sha256.New, tokenKey)
	mac.Write([]byte(encoded))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}
