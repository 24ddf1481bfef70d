package main

import (
	"fmt"
	"log"
	"net"
	"net/http"
	"time"

	"lostwake.scenarios/internal/serve"
)

var client = &http.Client{Timeout: 50 * time.Millisecond}

func fetch(url string) {
	finished := make(chan struct{})
	go func() {
		defer close(finished)
		_, err := client.Get(url)
		if err != nil {
			fmt.Printf("client.Get err: %v\n", err)
		}
		// do something...
	}()
	<-finished
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
