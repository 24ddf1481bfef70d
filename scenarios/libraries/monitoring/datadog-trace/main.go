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
