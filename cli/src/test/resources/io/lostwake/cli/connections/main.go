// A client of its own server. Each request to /transports makes a Transport of its own, each one to
// /bodies forgets to close the body, and each one to /shared does it right.
package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	_ "net/http/pprof"
	"os"
	"strconv"
	"strings"
)

func main() {
	backend := listen()
	service := listen()
	page := strings.Repeat("x", 100_000)
	go http.Serve(backend, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, page)
	}))
	address := "http://" + backend.Addr().String()
	http.HandleFunc("/transports", times(func() error { return ownTransport(address) }))
	http.HandleFunc("/bodies", times(func() error { return bodyNotClosed(address) }))
	http.HandleFunc("/shared", times(func() error { return shared(address) }))
	fmt.Println("listening on http://" + service.Addr().String())
	fmt.Fprintln(os.Stderr, http.Serve(service, nil))
}

func ownTransport(address string) error {
	client := &http.Client{Transport: &http.Transport{}}
	response, err := client.Get(address)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	_, err = io.Copy(io.Discard, response.Body)
	return err
}

func bodyNotClosed(address string) error {
	_, err := http.Get(address)
	return err
}

func shared(address string) error {
	response, err := http.Get(address)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	_, err = io.Copy(io.Discard, response.Body)
	return err
}

func times(work func() error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		n, err := strconv.Atoi(r.FormValue("n"))
		for i := 0; i < n && err == nil; i++ {
			err = work()
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	}
}

func listen() net.Listener {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	return listener
}
