// Command loadtest-k6 is k6 with the load-test extension, and the supervisor that runs it in a container:
//
//	loadtest-k6 runner --plan DIR ...   the supervisor (docs/runner-protocol.md)
//	loadtest-k6 k6 ...                  k6
//	loadtest-k6 run ... | k6 run ...    k6, too: the image can stand in for the stock one
package main

import (
	"fmt"
	"os"

	"go.k6.io/k6/v2/cmd"

	"loadtest.dev/k6-runner-image/internal/bridge"
	"loadtest.dev/k6-runner-image/internal/output"
	"loadtest.dev/k6-runner-image/internal/supervisor"
)

func main() {
	if len(os.Args) > 1 && os.Args[1] == "runner" {
		os.Exit(supervisor.Main(os.Args[2:]))
	}
	if len(os.Args) > 1 && os.Args[1] == "k6" {
		os.Args = append([]string{"k6"}, os.Args[2:]...)
	}
	child, err := bridge.Open()
	if err != nil {
		fmt.Fprintln(os.Stderr, "loadtest-k6:", err)
		os.Exit(1)
	}
	output.Register(child)
	cmd.Execute()
}
