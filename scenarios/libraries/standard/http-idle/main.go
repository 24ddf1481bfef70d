//lostwake:go go1.21.13 go1.26.8 go1.27.4
//lostwake:expected the accept loop of an HTTP server
//lostwake:expected an idle connection of an HTTP server
//lostwake:expected the reader of a connection of an HTTP client
//lostwake:expected the writer of a connection of an HTTP client
//lostwake:expected the frame reader of an HTTP/2 connection of a server
//lostwake:expected the main loop of an HTTP/2 connection of a server
//lostwake:expected the reader of an HTTP/2 connection of a client

// A server and a client of net/http that have nothing to do, once with HTTP/1.1 and once with HTTP/2.
package main

import (
	"io"
	"net/http"
	"net/http/httptest"

	"lostwake.io/libraries/service"
)

func main() {
	hello := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "hello") })
	plain := httptest.NewServer(hello)
	encrypted := httptest.NewUnstartedServer(hello)
	encrypted.EnableHTTP2 = true
	encrypted.StartTLS()
	for i := 0; i < 2; i++ {
		get(http.DefaultClient, plain.URL)
		get(encrypted.Client(), encrypted.URL)
	}
	service.Show()
}

func get(client *http.Client, url string) {
	response, err := client.Get(url)
	if err != nil {
		panic(err)
	}
	defer response.Body.Close()
	io.Copy(io.Discard, response.Body)
}
