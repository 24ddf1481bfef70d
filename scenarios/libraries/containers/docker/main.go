//lostwake:expected a wait for a container to end
//lostwake:expected the accept loop of an HTTP server
//lostwake:expected the event stream of a Docker client
//lostwake:expected the watch on a client while its handler runs
//lostwake:expected the writer of a connection of an HTTP client
//lostwake:unclear main.api
//lostwake:unclear main.main.func1
//lostwake:unclear net/http.(*persistConn).readLoop

// A Docker client that follows events and waits for a container, on a stub of the API.
package main

import (
	"context"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	"github.com/docker/docker/api/types/container"
	"github.com/docker/docker/api/types/events"
	"github.com/docker/docker/client"
)

// api answers every request with a stream that stays open.
func api(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusOK)
	w.(http.Flusher).Flush()
	<-r.Context().Done()
}

func main() {
	server := httptest.NewServer(http.HandlerFunc(api))
	docker, err := client.NewClientWithOpts(client.WithHost("tcp://"+server.Listener.Addr().String()), client.WithVersion("1.45"))
	check(err)
	ctx := context.Background()
	messages, failures := docker.Events(ctx, events.ListOptions{})
	go func() {
		for {
			select {
			case <-messages:
			case <-failures:
				return
			}
		}
	}()
	docker.ContainerWait(ctx, "web", container.WaitConditionNotRunning)
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
