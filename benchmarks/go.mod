module loadtest.dev/benchmarks

go 1.26
