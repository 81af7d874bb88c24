package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

const (
	jsonType   = "application/json"
	mergePatch = "application/merge-patch+json"
	apply      = "application/apply-patch+yaml"
	api        = "/apis/loadtest.dev/v1alpha1/namespaces/%s/%s"
	perSpace   = 100 // LoadTests in one namespace
	hands      = 24  // requests at a time
)

// install applies the CRDs and waits until they are served.
func (s *server) install(folder string) error {
	files, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("no CRDs in %s: %w", folder, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		name := strings.TrimSuffix(strings.TrimSuffix(filepath.Base(file), ".yaml"), ".yml")
		for line := range strings.Lines(string(text)) {
			if n, ok := strings.CutPrefix(line, "  name: "); ok {
				name = strings.Trim(strings.TrimSpace(n), `"'`)
				break
			}
		}
		path := "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/" + name + "?fieldManager=benchmark"
		if _, err := s.call(http.MethodPatch, path, apply, text); err != nil {
			return err
		}
	}
	for range 300 {
		_, err1 := s.call(http.MethodGet, "/apis/loadtest.dev/v1alpha1/loadtests", "", nil)
		_, err2 := s.call(http.MethodGet, "/apis/loadtest.dev/v1alpha1/loadtestruns", "", nil)
		if err = errors.Join(err1, err2); err == nil {
			return nil
		}
		time.Sleep(100 * time.Millisecond)
	}
	return err
}

func space(test int) string    { return fmt.Sprintf("tests-%d", test/perSpace) }
func testName(test int) string { return fmt.Sprintf("checkout-%04d", test) }

// fill creates suspended LoadTests with finished runs and ledgers, as a year of nightly tests leaves them.
func (s *server) fill(tests, runs int) error {
	for test := 0; test < tests; test += perSpace {
		body := fmt.Sprintf(`{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"%s"}}`, space(test))
		if _, err := s.call(http.MethodPost, "/api/v1/namespaces", jsonType, []byte(body)); err != nil {
			return err
		}
	}
	return inParallel(tests, func(test int) error {
		created, err := s.create(fmt.Sprintf(api, space(test), "loadtests"), loadTest(test))
		if err != nil {
			return err
		}
		if _, err := s.create("/api/v1/namespaces/"+space(test)+"/configmaps", ledger(test, runs, created)); err != nil {
			return err
		}
		for run := range runs {
			object := finishedRun(test, run, created)
			status := object["status"]
			made, err := s.create(fmt.Sprintf(api, space(test), "loadtestruns"), object)
			if err != nil {
				return err
			}
			made["status"] = status
			text, _ := json.Marshal(made)
			path := fmt.Sprintf(api, space(test), "loadtestruns") + "/" + runName(test, run) + "/status"
			if _, err := s.call(http.MethodPut, path, jsonType, text); err != nil {
				return err
			}
		}
		return nil
	})
}

// touch changes an annotation of every LoadTest, so that each is reconciled.
func (s *server) touch(tests int, value string) error {
	body := []byte(`{"metadata":{"annotations":{"benchmark":"` + value + `"}}}`)
	return inParallel(tests, func(test int) error {
		_, err := s.call(http.MethodPatch, fmt.Sprintf(api, space(test), "loadtests")+"/"+testName(test), mergePatch, body)
		return err
	})
}

func (s *server) create(path string, object map[string]any) (map[string]any, error) {
	text, err := json.Marshal(object)
	if err != nil {
		return nil, err
	}
	answer, err := s.call(http.MethodPost, path, jsonType, text)
	if err != nil {
		return nil, err
	}
	var made map[string]any
	return made, json.Unmarshal(answer, &made)
}

func inParallel(count int, do func(int) error) error {
	work := make(chan int)
	failures := make(chan error, hands)
	var all sync.WaitGroup
	for range hands {
		all.Go(func() {
			for i := range work {
				if err := do(i); err != nil {
					failures <- err
					for range work { // let the sender finish
					}
					return
				}
			}
		})
	}
	for i := range count {
		work <- i
	}
	close(work)
	all.Wait()
	close(failures)
	return <-failures
}
