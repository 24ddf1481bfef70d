//lostwake:expected an idle connection of an HTTP server
//lostwake:expected the accept loop of an HTTP server
//lostwake:expected the batch writer of an InfluxDB client
//lostwake:expected the point buffer of an InfluxDB client
//lostwake:expected the reader of a connection of an HTTP client
//lostwake:expected the writer of a connection of an HTTP client
//lostwake:unclear main.main.func2

// The asynchronous writer of the InfluxDB client after one point.
package main

import (
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	influxdb2 "github.com/influxdata/influxdb-client-go/v2"
)

func main() {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) }))
	client := influxdb2.NewClient(server.URL, "token")
	writer := client.WriteAPI("organisation", "bucket")
	failures := writer.Errors()
	go func() {
		for range failures {
		}
	}()
	writer.WriteRecord("requests count=1")
	writer.Flush()
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
