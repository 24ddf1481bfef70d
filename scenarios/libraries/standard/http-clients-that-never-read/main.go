// Clients that never read what the handlers write, and clients that never send the body that they promise.
//
//lostwake:go go1.26.8 go1.27.4
//lostwake:hint a handler that writes to a client which does not read
//lostwake:hint a handler that waits for the rest of a request body
package main

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"

	"lostwake.io/libraries/service"
)

func main() {
	server := httptest.NewUnstartedServer(http.HandlerFunc(handle))
	server.EnableHTTP2 = true
	server.Start()
	var open []net.Conn
	service.Requests(10, func() {
		for _, request := range []string{"GET / HTTP/1.1\r\nHost: a\r\n\r\n", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhello"} {
			connection, err := net.Dial("tcp", server.Listener.Addr().String())
			if err != nil {
				panic(err)
			}
			open = append(open, connection)
			io.WriteString(connection, request)
		}
	})
	service.ShowAfterAMinute()
	for _, connection := range open {
		connection.Close()
	}
}

func handle(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodPost {
		io.Copy(io.Discard, r.Body)
		return
	}
	page := make([]byte, 1<<20)
	for {
		if _, err := w.Write(page); err != nil {
			return
		}
	}
}
