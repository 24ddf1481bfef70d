//lostwake:cause slow-wait
//lostwake:title a stream holds the only connection that MaxConnsPerHost allows, and requests wait for it without a deadline
//lostwake:proof none
//lostwake:reads endpoint
//lostwake:fix streams a client of their own

package main

import (
	"bufio"
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
	defer response.Body.Close()
	return response.StatusCode == http.StatusOK
}

// follow reads the stream of warnings, which goes on for as long as the process lives.
func (w *weather) follow(warnings *http.Client) {
	response, err := warnings.Get(w.url + "warnings")
	if err != nil {
		log.Fatal(err)
	}
	go func() {
		defer response.Body.Close()
		for lines := bufio.NewScanner(response.Body); lines.Scan(); {
			log.Print(lines.Text())
		}
	}()
}

// forecasts answers on a free port: everything with a stream.
func forecasts() string {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	go func() {
		var open []net.Conn
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			if _, err = http.ReadRequest(bufio.NewReader(connection)); err == nil {
				io.WriteString(connection, "HTTP/1.1 200 OK\r\n\r\nno warnings\n")
			}
			open = append(open, connection)
		}
	}()
	return "http://" + listener.Addr().String() + "/"
}

func main() {
	w := &weather{client: limited(), url: forecasts()}
	w.follow(w.client)
	serve.Run(func() { go w.available() })
}

func limited() *http.Client {
	return &http.Client{Transport: &http.Transport{MaxConnsPerHost: 1}}
}
