//lostwake:cause slow-wait
//lostwake:title bodies that nobody closes hold all connections that MaxConnsPerHost allows, and requests wait without a timeout
//lostwake:proof none
//lostwake:reads endpoint
//lostwake:fix close the bodies

package main

import (
	"io"
	"log"
	"net"
	"net/http"

	"lostwake.scenarios/internal/serve"
)

type weather struct {
	client *http.Client
	url    string
}

func (w *weather) available() bool {
	response, err := w.client.Get(w.url) // lostwake:culprit
	if err != nil {
		return false
	}
	return response.StatusCode == http.StatusOK
}

// forecasts answers on a free port.
func forecasts() string {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	go http.Serve(listener, http.HandlerFunc(func(response http.ResponseWriter, _ *http.Request) {
		io.WriteString(response, "sunny")
	}))
	return "http://" + listener.Addr().String() + "/"
}

func main() {
	w := &weather{client: &http.Client{Transport: &http.Transport{MaxConnsPerHost: 1}}, url: forecasts()}
	w.available()
	serve.Run(func() { go w.available() })
}
