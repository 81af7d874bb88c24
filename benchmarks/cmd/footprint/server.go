package main

import (
	"bytes"
	"crypto/rand"
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

const token = "benchmark"

// server is an etcd and a kube-apiserver on loopback, gone with the process.
type server struct {
	dir, url  string
	client    *http.Client
	processes []*exec.Cmd
}

// startServer needs etcd and kube-apiserver on the PATH. A server that is returned has to be stopped, even with an error.
func startServer() (*server, error) {
	dir, err := os.MkdirTemp("", "footprint")
	if err != nil {
		return nil, err
	}
	s := &server{dir: dir, client: &http.Client{Timeout: time.Minute, Transport: &http.Transport{
		TLSClientConfig: &tls.Config{InsecureSkipVerify: true}, MaxIdleConnsPerHost: 64, ForceAttemptHTTP2: false,
		TLSNextProto: map[string]func(string, *tls.Conn) http.RoundTripper{},
	}}}
	etcd, peer, api := port(), port(), port()
	s.url = fmt.Sprintf("https://127.0.0.1:%d", api)
	etcdURL, peerURL := fmt.Sprintf("http://127.0.0.1:%d", etcd), fmt.Sprintf("http://127.0.0.1:%d", peer)
	if err := errors.Join(s.keys(), os.WriteFile(s.file("tokens"), []byte(token+",admin,admin,system:masters\n"), 0o600),
		os.WriteFile(s.file("kubeconfig"), []byte(s.kubeconfig()), 0o600)); err != nil {
		return s, err
	}
	if err := s.start("etcd", "--data-dir", s.file("etcd"), "--listen-client-urls", etcdURL, "--advertise-client-urls", etcdURL,
		"--listen-peer-urls", peerURL, "--initial-advertise-peer-urls", peerURL, "--initial-cluster", "default="+peerURL,
		"--unsafe-no-fsync", "--quota-backend-bytes", "8000000000", "--log-level", "error"); err != nil {
		return s, err
	}
	if err := s.start("kube-apiserver", "--etcd-servers", etcdURL, "--secure-port", fmt.Sprint(api), "--bind-address", "127.0.0.1",
		"--cert-dir", s.file("certs"), "--token-auth-file", s.file("tokens"), "--authorization-mode", "RBAC",
		"--service-account-issuer", "https://benchmark", "--service-account-key-file", s.file("sa.key"),
		"--service-account-signing-key-file", s.file("sa.key"), "--service-cluster-ip-range", "10.0.0.0/24",
		"--disable-admission-plugins", "ServiceAccount", "--endpoint-reconciler-type", "none",
		"--enable-priority-and-fairness=false", "--max-requests-inflight", "0", "--max-mutating-requests-inflight", "0"); err != nil {
		return s, err
	}
	for range 600 {
		if _, err := s.call(http.MethodGet, "/readyz", "", nil); err == nil {
			return s, nil
		}
		time.Sleep(100 * time.Millisecond)
	}
	return s, fmt.Errorf("kube-apiserver did not become ready, see %s", s.file("kube-apiserver.log"))
}

func (s *server) start(name string, args ...string) error {
	log, err := os.Create(s.file(name + ".log"))
	if err != nil {
		return err
	}
	c := exec.Command(name, args...)
	c.Stdout, c.Stderr = log, log
	if err := c.Start(); err != nil {
		return fmt.Errorf("%s has to be on the PATH: %w", name, err)
	}
	s.processes = append(s.processes, c)
	return nil
}

func (s *server) stop() {
	for i := len(s.processes) - 1; i >= 0; i-- {
		_ = s.processes[i].Process.Kill()
		_ = s.processes[i].Wait()
	}
	_ = os.RemoveAll(s.dir)
}

func (s *server) file(name string) string { return filepath.Join(s.dir, name) }

func (s *server) keys() error {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return err
	}
	block := pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(key)})
	return os.WriteFile(s.file("sa.key"), block, 0o600)
}

func (s *server) kubeconfig() string {
	return fmt.Sprintf(`apiVersion: v1
kind: Config
clusters: [{name: c, cluster: {server: "%s", insecure-skip-tls-verify: true}}]
users: [{name: u, user: {token: %s}}]
contexts: [{name: c, context: {cluster: c, user: u}}]
current-context: c
`, s.url, token)
}

// call sends a request; an answer of 300 and above is an error.
func (s *server) call(method, path, contentType string, body []byte) ([]byte, error) {
	request, err := http.NewRequest(method, s.url+path, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+token)
	if contentType != "" {
		request.Header.Set("Content-Type", contentType)
	}
	response, err := s.client.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode >= 300 {
		err = fmt.Errorf("%s %s: %d %.400s", method, path, response.StatusCode, answer)
	}
	return answer, err
}

func port() int {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}
