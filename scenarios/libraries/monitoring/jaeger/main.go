//lostwake:expected the agent address of a Jaeger client
//lostwake:expected the remote sampler of a Jaeger client
//lostwake:expected the span queue of a Jaeger client

// The Jaeger client with a remote sampler after one span.
package main

import (
	"log"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	"github.com/uber/jaeger-client-go"
	"github.com/uber/jaeger-client-go/config"
)

func main() {
	tracer, _, err := config.Configuration{
		ServiceName: "orders",
		Sampler:     &config.SamplerConfig{Type: jaeger.SamplerTypeRemote, Param: 1},
		Reporter:    &config.ReporterConfig{LocalAgentHostPort: "127.0.0.1:6831"},
	}.NewTracer()
	check(err)
	tracer.StartSpan("request").Finish()
	dump()
}

// dump writes what every goroutine does at rest.
func dump() {
	time.Sleep(2 * time.Second)
	runtime.GC()
	if err := pprof.Lookup("goroutine").WriteTo(os.Stdout, 2); err != nil {
		log.Fatal(err)
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
