//lostwake:go go1.26.8 go1.27.4
//lostwake:misused slow-wait | a read of an HTTP/2 response body whose next bytes have not come | both cover the body
//lostwake:misused slow-wait | an HTTP/2 upload that the server does not read | give the client a Timeout

// A client and a server of golang.org/x/net/http2: bodies that are not closed, clients that never read, and uploads that nobody reads.
package main

import (
	"io"
	"net"
	"net/http"
	"os"

	"golang.org/x/net/http2"
	"golang.org/x/net/http2/h2c"

	"context"
	"crypto/tls"

	"lostwake.io/libraries/service"
)

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	service.Must(err)
	go http.Serve(listener, h2c.NewHandler(http.HandlerFunc(handle), &http2.Server{}))
	client := &http.Client{Transport: &http2.Transport{AllowHTTP: true, DialTLSContext: func(_ context.Context, network, address string, _ *tls.Config) (net.Conn, error) {
		return net.Dial(network, address)
	}}}
	url := "http://" + listener.Addr().String()
	service.Requests(10, func() {
		client.Get(url + "/zeros")
		go upload(client, url)
		go read(client, url)
	})
	service.ShowAfterAMinute()
}

func handle(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.Method == http.MethodPost:
		<-r.Context().Done()
	case r.URL.Path == "/zeros":
		endless, _ := os.Open("/dev/zero")
		io.Copy(w, endless)
	default:
		io.WriteString(w, "the beginning")
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	}
}

func upload(client *http.Client, url string) {
	endless, _ := os.Open("/dev/zero")
	if response, err := client.Post(url, "text/plain", endless); err == nil {
		response.Body.Close()
	}
}

func read(client *http.Client, url string) {
	response, err := client.Get(url)
	service.Must(err)
	defer response.Body.Close()
	io.Copy(io.Discard, response.Body)
}
