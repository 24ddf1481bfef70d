// Clients of HTTP/2 that never read what the handlers write, and uploads that no handler reads.
//
//lostwake:go go1.26.8 go1.27.4
//lostwake:misused slow-wait | an HTTP/2 upload that the server does not read | give the client a Timeout
//lostwake:misused resource-not-closed | an HTTP/2 request whose response has not ended | close the body on every path
package main

import (
	"net/http"
	"net/http/httptest"
	"os"

	"lostwake.io/libraries/service"
)

func main() {
	server := httptest.NewUnstartedServer(http.HandlerFunc(handle))
	server.EnableHTTP2 = true
	server.StartTLS()
	client := server.Client()
	service.Requests(10, func() {
		client.Get(server.URL)
		go upload(client, server.URL)
	})
	service.ShowAfterAMinute()
}

func handle(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodPost {
		<-r.Context().Done()
		return
	}
	page := make([]byte, 1<<20)
	for {
		if _, err := w.Write(page); err != nil {
			return
		}
	}
}

func upload(client *http.Client, url string) {
	endless, _ := os.Open("/dev/zero")
	if response, err := client.Post(url, "text/plain", endless); err == nil {
		response.Body.Close()
	}
}
