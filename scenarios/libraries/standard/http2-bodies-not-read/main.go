// Clients of HTTP/2 that wait for the rest of a body, and one that has forgotten its bodies.
//
//lostwake:go go1.21.13 go1.26.8 go1.27.4
//lostwake:misused slow-wait | a read of an HTTP/2 response body whose next bytes have not come | both cover the body
//lostwake:misused resource-not-closed | an HTTP/2 request whose response has not ended | close the body on every path
package main

import (
	"io"
	"net/http"
	"net/http/httptest"

	"lostwake.io/libraries/service"
)

func main() {
	server := httptest.NewUnstartedServer(http.HandlerFunc(handle))
	server.EnableHTTP2 = true
	server.StartTLS()
	client := server.Client()
	service.Requests(30, func() {
		go read(client, server.URL)
		client.Get(server.URL)
	})
	service.Show()
}

func handle(w http.ResponseWriter, r *http.Request) {
	io.WriteString(w, "the beginning")
	w.(http.Flusher).Flush()
	<-r.Context().Done()
}

func read(client *http.Client, url string) {
	response, err := client.Get(url)
	if err != nil {
		panic(err)
	}
	defer response.Body.Close()
	io.Copy(io.Discard, response.Body)
}
