module loadtest.dev/demo-service

go 1.26
