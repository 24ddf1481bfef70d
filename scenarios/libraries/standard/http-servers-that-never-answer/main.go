// Requests to servers that accept and are silent: with TLS, without it, and with a limit of connections per host.
//
//lostwake:go go1.26.8 go1.27.4
//lostwake:misused slow-wait | a request that waits for the server's response | give the client a Timeout
//lostwake:misused slow-wait | a request that waits for a connection | give the client a Timeout
//lostwake:misused slow-wait | a TLS handshake of an HTTP client whose server does not answer | set Transport.TLSHandshakeTimeout
package main

import (
	"net"
	"net/http"
	"net/http/httptest"

	"lostwake.io/libraries/service"
)

func main() {
	server := httptest.NewUnstartedServer(http.HandlerFunc(handle))
	server.EnableHTTP2 = true
	server.Start()
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	defer silent.Close()
	few := &http.Client{Transport: &http.Transport{MaxConnsPerHost: 2}}
	service.Requests(10, func() {
		go http.Get(server.URL)
		go few.Get(server.URL)
		go (&http.Client{Transport: &http.Transport{}}).Get("https://" + silent.Addr().String())
	})
	service.ShowAfterAMinute()
}

func handle(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() }
