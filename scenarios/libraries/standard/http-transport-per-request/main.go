//lostwake:misused resource-not-closed | the reader of a connection of an HTTP client | make one http.Client

// A client and a Transport for every request: each keeps its connection.
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

func get(url string) {
	client := &http.Client{Transport: &http.Transport{}}
	response, err := client.Get(url)
	if err != nil {
		panic(err)
	}
	defer response.Body.Close()
	io.Copy(io.Discard, response.Body)
}
