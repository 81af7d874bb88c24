package main

import (
	"encoding/json"
	"net/http"
)

// maxBody bounds a request's body, in bytes.
const maxBody = 1 << 16

// read decodes the body; when it cannot, it answers 400 and returns false.
func read(w http.ResponseWriter, r *http.Request, into any) bool {
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody)).Decode(into); err != nil {
		fail(w, http.StatusBadRequest, "the body is not the JSON expected here: "+err.Error())
		return false
	}
	return true
}

func answer(w http.ResponseWriter, code int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(body) // an error here is a client that went away
}

func fail(w http.ResponseWriter, code int, message string) {
	answer(w, code, map[string]string{"error": message})
}
