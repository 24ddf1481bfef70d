//lostwake:cause resource-not-closed
//lostwake:title the body of the response is never closed, and its connection keeps two goroutines
//lostwake:proof none
//lostwake:reads endpoint
//lostwake:fix defer response.Body.Close()
//lostwake:environment GODEBUG=tracebackancestors=10
//lostwake:companions 1

package main

import (
	"io"
	"log"
	"net"
	"net/http"

	"lostwake.scenarios/internal/serve"
)

type weather struct{ url string }

func (w *weather) available() bool {
	if response, err := http.Get(w.url); err == nil { // lostwake:culprit
		return response.StatusCode == http.StatusOK
	}
	return false
}

// forecasts answers on a free port and closes each connection after its answer.
func forecasts() string {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	server := &http.Server{Handler: http.HandlerFunc(func(response http.ResponseWriter, _ *http.Request) {
		io.WriteString(response, "sunny")
	})}
	server.SetKeepAlivesEnabled(false)
	go server.Serve(listener)
	return "http://" + listener.Addr().String() + "/"
}

func main() {
	w := &weather{url: forecasts()}
	serve.Run(func() { w.available() })
}
