//lostwake:expected an idle connection of an HTTP server
//lostwake:expected the accept loop of an HTTP server
//lostwake:expected the agent watch of the Datadog tracer
//lostwake:expected the aggregator of a DogStatsD client
//lostwake:expected the flush timer of a DogStatsD client
//lostwake:expected the health metrics of the Datadog tracer
//lostwake:expected the reader of a connection of an HTTP client
//lostwake:expected the remote configuration of the Datadog tracer
//lostwake:expected the runtime metrics of the Datadog tracer
//lostwake:expected the sender of a DogStatsD client
//lostwake:expected the statistics of the Datadog tracer
//lostwake:expected the telemetry of a DogStatsD client
//lostwake:expected the worker of the Datadog tracer
//lostwake:expected the writer of a connection of an HTTP client

// The Datadog tracer after one span.
package main

import (
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	"github.com/DataDog/dd-trace-go/v2/ddtrace/tracer"
)

func main() {
	agent := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "{}") }))
	check(tracer.Start(tracer.WithAgentAddr(agent.Listener.Addr().String()), tracer.WithLogStartup(false)))
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
