//lostwake:cause slow-wait
//lostwake:title http.Get has no timeout, and the server never answers
//lostwake:article 2.3
//lostwake:proof none
//lostwake:reads endpoint
//lostwake:fix give the client a Timeout
//lostwake:companions 2

package main

import (
	"fmt"
	"log"
	"net"
	"net/http"

	"lostwake.scenarios/internal/serve"
)

func fetch(url string) {
	go func() {
		_, err := http.Get(url) // lostwake:culprit
		if err != nil {
			fmt.Printf("http.Get err: %v\n", err)
		}
		// do something...
	}()
}

func main() {
	// The kernel accepts the connections of this listener, nobody reads them.
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	defer silent.Close()
	serve.Run(func() { fetch("http://" + silent.Addr().String() + "/") })
}
