//lostwake:expected an idle connection of an HTTP server
//lostwake:expected the accept loop of an HTTP server
//lostwake:expected the flush timer of a Sentry client
//lostwake:expected the reader of a connection of an HTTP client
//lostwake:expected the send queue of a Sentry client
//lostwake:expected the sender of a Sentry client
//lostwake:expected the writer of a connection of an HTTP client

// The Sentry client after one event.
package main

import (
	"errors"
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	"github.com/getsentry/sentry-go"
)

func main() {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "{}") }))
	check(sentry.Init(sentry.ClientOptions{Dsn: "http://key@" + server.Listener.Addr().String() + "/1"}))
	sentry.CaptureException(errors.New("failed"))
	sentry.Flush(time.Second)
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
