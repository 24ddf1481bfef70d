//lostwake:expected the accept loop of an HTTP server
//lostwake:expected an idle connection of an HTTP server
//lostwake:expected the reader of a connection of an HTTP client
//lostwake:expected the writer of a connection of an HTTP client

// One client and one Transport for all requests: the fix of http-transport-per-request.
package main

import (
	"io"
	"net/http"
	"net/http/httptest"

	"lostwake.io/libraries/service"
)

func main() {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "hello") }))
	service.Requests(300, func() {
		get(server.URL)
	})
	service.Show()
}

var client = &http.Client{Transport: &http.Transport{}}

func get(url string) {
	response, err := client.Get(url)
	if err != nil {
		panic(err)
	}
	defer response.Body.Close()
	io.Copy(io.Discard, response.Body)
}
